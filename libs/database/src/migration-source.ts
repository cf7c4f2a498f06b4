/** The SQL of one library. Directories are absolute (`inPackage`). */
export interface MigrationSource {
  readonly library: string;
  /** Numbered files, `000001-what-it-does.sql`: each applied once, in order, forward only. */
  readonly directory: string;
  /** Files of `create or replace function`, applied at every migrate. */
  readonly functions?: string;
  /** A file of grants to the application's role, applied at every migrate when that role exists. */
  readonly grants?: string;
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
        'put it back as it was and add a new migration',
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
