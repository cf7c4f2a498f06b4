import type { ClientBase, Pool } from 'pg';
import { type ExportedApiKey, insertExportedKey, listExportedKeys } from '../sql/exported-keys.js';
import { insertRoots, listRoots } from '../sql/roots.js';

/** A root as it is wrapped, in base64. */
interface ExportedRoot {
  readonly purpose: string;
  readonly generation: number;
  readonly wrapped: string;
}

/** A line of an export: what opens what is sealed in a log, or who may use it. */
export type ExportedAccess = { readonly root: ExportedRoot } | { readonly apiKey: ExportedApiKey };

/** This database has roots of its own: what is sealed under others would stay closed. */
export class OtherRoots extends Error {}

const keysAtOnce = 1_000;

/** Roots, then API keys by their hashes, those behind `after`, in lines of JSON. */
export async function* exportAccess(pool: Pool, after: ExportedAccess | null = null): AsyncGenerator<string, void> {
  if (!after || 'root' in after) {
    const roots = (await listRoots(pool)).map(({ wrapped, ...root }) => ({
      root: { ...root, wrapped: wrapped.toString('base64') },
    }));
    const written = roots.findIndex(({ root }) => isSame(root, after?.root));
    yield inLines(roots.slice(written + 1));
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

const isSame = (one: ExportedRoot, other?: ExportedRoot) =>
  one.purpose === other?.purpose && one.generation === other.generation;

/** Keeps a line of an export; false where it is none of these. Throws OtherRoots. */
export const importAccess = async (db: Pool | ClientBase, line: object): Promise<boolean> => {
  if ('root' in line) await keepRoot(db, line.root as ExportedRoot);
  else if ('apiKey' in line) await insertExportedKey(db, line.apiKey as ExportedApiKey);
  else return false;
  return true;
};

const keepRoot = async (db: Pool | ClientBase, { purpose, generation, wrapped }: ExportedRoot) => {
  const root = { purpose, generation, wrapped: Buffer.from(wrapped, 'base64') };
  await insertRoots(db, [root]);
  const kept = (await listRoots(db)).find((each) => each.purpose === purpose && each.generation === generation);
  if (!kept?.wrapped.equals(root.wrapped))
    throw new OtherRoots('this database has roots of its own, under which nothing of this export can be opened');
};
