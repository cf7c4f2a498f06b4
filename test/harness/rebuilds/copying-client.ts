import { Writable } from 'node:stream';
import { DatabaseError } from 'pg';

/** As a client is asked: with a text, with a statement, or with rows that are to be copied. */
export type Asked = string | { readonly name?: string; readonly text: string; readonly values?: readonly unknown[] };

interface Copied {
  readonly text: string;
  lines: string[];
  /** What the table says to the rows when all are there. */
  readonly refuses: Error | null;
}

/** Where rows are copied to: a line each. */
export const copyInto = (copied: Copied): Writable =>
  new Writable({
    decodeStrings: false,
    write: (chunk: string, _, done) => {
      copied.lines.push(...chunk.split('\n').filter((line) => line !== ''));
      done();
    },
    final: (done) => done(copied.refuses),
  });

export const isCopy = (asked: unknown): asked is { readonly text: string } => asked instanceof Writable;

/** The database says no, with a code of five characters. */
export const refusal = (code: string): DatabaseError =>
  Object.assign(new DatabaseError(`refused: ${code}`, 1, 'error'), { code, severity: 'ERROR' });
