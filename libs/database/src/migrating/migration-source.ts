/** The SQL of one library. Directories are absolute (`inPackage`). */
export interface MigrationSource {
  readonly library: string;
  /** Numbered files, `000001-what-it-does.sql`: each applied once, in order, forward only. */
  readonly directory: string;
  /** Files of `create or replace function`, applied where the database has others. */
  readonly functions?: string;
  /** A file of grants to the application's role, applied with the functions when that role exists. */
  readonly grants?: string;
  /**
   * A file of JSON: the checksums of what functions and grants ever were, the oldest first. A database that has none of these has
   * those of newer code, and keeps them. Without it this code is always the newest.
   */
  readonly editions?: string;
}

/** A file that this database has already applied reads differently now. */
export class MigrationChanged extends Error {
  constructor(
    readonly library: string,
    readonly file: string,
    readonly appliedAt: Date,
  ) {
    super(
      `${library}/${file} was applied on ${appliedAt.toISOString()} and has been changed since: ` +
        'restore it and add a new migration',
    );
    this.name = 'MigrationChanged';
  }
}

/** Postgres refused a file; the message names the file, its line and the reason, `cause` is pg's error. */
export class MigrationFailed extends Error {
  constructor(library: string, file: string, line: number | undefined, cause: Error) {
    super(`${library}/${file}${line === undefined ? '' : `:${line}`}: ${cause.message}`, { cause });
    this.name = 'MigrationFailed';
  }
}
