import type { Pool } from 'pg';
import { inTransaction } from '#libs/database';
import { type ExportedApiKey, insertExportedKey, listExportedKeys } from '../sql/exported-keys.js';
import { insertRoots, listRoots, type WrappedRoot } from '../sql/roots.js';

/** A root as it is wrapped, in base64. */
interface ExportedRoot {
  readonly purpose: string;
  readonly generation: number;
  readonly wrapped: string;
}

/** A line of an export: what opens what is sealed in a log, or who may use it. */
export type ExportedAccess = { readonly roots: readonly ExportedRoot[] } | { readonly apiKey: ExportedApiKey };

/** This database has roots of its own: what is sealed under others would stay closed. */
export class OtherRoots extends Error {}

const keysAtOnce = 1_000;

/** All roots in one line of JSON, then API keys by their hashes, one in each; what stands behind `after`. */
export async function* exportAccess(pool: Pool, after: ExportedAccess | null = null): AsyncGenerator<string, void> {
  if (!after) {
    const roots = await listRoots(pool);
    yield inLines([{ roots: roots.map((root) => ({ ...root, wrapped: root.wrapped.toString('base64') })) }]);
  }
  let last = after && 'apiKey' in after ? after.apiKey : { tenant: '', id: '' };
  let keys: readonly ExportedApiKey[];
  do {
    keys = await listExportedKeys(pool, last, keysAtOnce);
    yield inLines(keys.map((apiKey) => ({ apiKey })));
    last = keys.at(-1) ?? last;
  } while (keys.length === keysAtOnce);
}

const inLines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** Keeps a line of an export; false where it is none of these. Throws OtherRoots. */
export const importAccess = async (owner: Pool, line: object): Promise<boolean> => {
  if ('roots' in line) await keepRoots(owner, line.roots as readonly ExportedRoot[]);
  else if ('apiKey' in line) await insertExportedKey(owner, line.apiKey as ExportedApiKey);
  else return false;
  return true;
};

/** All or none: one of a foreign generation among its own, and no server of this database would start any more. */
const keepRoots = (owner: Pool, exported: readonly ExportedRoot[]) =>
  inTransaction(owner, async (client) => {
    const roots = exported.map((root) => ({ ...root, wrapped: Buffer.from(root.wrapped, 'base64') }));
    await insertRoots(client, roots);
    const kept = await listRoots(client);
    if (!roots.every((root) => kept.some((each) => isSame(root, each))))
      throw new OtherRoots(
        'this database has roots of its own, which cannot open this export: use a database on which no server was started yet',
      );
  });

const isSame = (one: WrappedRoot, other: WrappedRoot) =>
  one.purpose === other.purpose && one.generation === other.generation && one.wrapped.equals(other.wrapped);
