import { bad, doubtful, faint, good, strong } from '../output/paint.js';
import { counted, grouped, table } from '../output/print.js';
import type { Copy, Searched } from './search.js';

/** What was looked at after an erasure, and what was found. */
export interface Proof {
  readonly tenant: string;
  readonly customerId: string;
  /** Of the customer's stream, and where in the shard. */
  readonly version: number;
  readonly position: number;
  /** False where the customer was erased before and nothing was written. */
  readonly isNew: boolean;
  readonly isKeyGone: boolean;
  /** How many texts of which fields were looked for. */
  readonly lookedFor: Readonly<Record<string, number>>;
  readonly tooShort: number;
  readonly tables: readonly Searched[];
}

const sum = (tables: readonly Searched[], what: 'rows' | 'sealed' | 'sealedSince' | 'moreCopies') =>
  tables.reduce((total, each) => total + each[what], 0);

const reasons: Readonly<Record<Copy['is'], string>> = { plain: 'can be read', key: 'the key is there', opens: 'opens' };

const copyLine = ({ table: name, column, row, is, fields }: Copy) =>
  `       ${name}, ${column} of row ${row}: ${[...fields, reasons[is]].join(', ')}`;

const mark = (isWell: boolean) => (isWell ? good('ok   ') : bad('wrong'));

export const erasureLines = (proof: Proof, isProven: boolean): string[] => {
  const { tables, customerId, tenant, version, position, isNew, isKeyGone, lookedFor, tooShort } = proof;
  const copies = tables.flatMap((each) => each.copies);
  const opened = copies.filter(({ is }) => is === 'opens');
  const standing = copies.filter(({ is }) => is !== 'opens');
  const texts = Object.values(lookedFor).reduce((total, count) => total + count, 0);
  const fields = Object.entries(lookedFor).map(([field, count]) => (count === 1 ? field : `${count} ${field}`));
  const closed = tables.filter(({ isReadable }) => !isReadable);
  const since = sum(tables, 'sealedSince');
  const more = sum(tables, 'moreCopies');
  return [
    strong(
      `Customer ${customerId} of tenant ${tenant} ${isNew ? 'is erased' : 'was erased before'}, version ${version}`,
    ) + faint(isNew ? `, position ${position}` : ''),
    '',
    `${mark(isKeyGone)}  the key is destroyed`,
    `${mark(opened.length === 0)}  ${counted(sum(tables, 'sealed'), 'sealed value')}, ${opened.length || 'none'} of which can be opened`,
    ...opened.map(copyLine),
    `${mark(standing.length === 0)}  ${counted(texts, 'known text')} and the key itself: ${standing.length === 0 ? 'nowhere' : `in ${counted(standing.length, 'place')}`}`,
    ...(fields.length > 0 ? [faint(`       ${fields.join(', ')}`)] : []),
    ...standing.map(copyLine),
    ...(more > 0 ? [`       and ${grouped(more)} more`] : []),
    ...closed.map(({ table: name }) => `${bad('wrong')}  ${name} could not be searched: this role may not read it`),
    ...(tooShort > 0 ? [`${doubtful('warn ')}  ${counted(tooShort, 'text')} too short to search for`] : []),
    ...(since > 0
      ? [`${doubtful('warn ')}  ${counted(since, 'value')} sealed since, as the customer has come back`]
      : []),
    '',
    ...table(
      ['table', 'rows', 'sealed', 'readable'],
      tables
        .filter((each) => each.sealed + each.sealedSince + each.copies.length > 0)
        .map((each) => [each.table, grouped(each.rows), grouped(each.sealed), grouped(each.copies.length)]),
    ),
    `and ${counted(tables.length, 'table')} in total, ${counted(sum(tables, 'rows'), 'row')}`,
    '',
    isProven
      ? good('No readable copy is left in this database.')
      : bad('The customer is erased, but the copies listed above can still be read.'),
  ];
};
