import { inTransaction } from '#libs/database';
import { deleteCheckpoints } from '../sql/delete-checkpoints.js';
import { forgetParked } from '../sql/parking/hand-over-parked.js';
import { beginLoading } from '../sql/rebuilding/begin-loading.js';
import { deleteParts, insertParts, listParts, type RebuildPart } from '../sql/rebuilding/rebuild-parts.js';
import { createRebuiltTable, dropRebuiltTable, tableExists } from '../sql/rebuilding/rebuilt-table.js';
import type { Place } from './place.js';

/** Few enough for a sort in memory, and lost by a kill; enough to be worth a transaction. */
const eventsOfPart = 50_000;

/** The parts of a rebuild: those of one that was killed, or new ones as of now, with an empty table to load. */
export const planParts = async ({ outline, pool, served, built }: Place, restart: boolean): Promise<RebuildPart[]> => {
  const begun = restart ? [] : await listParts(pool, built);
  if (begun.length > 0 && (await tableExists(pool, built.table.name))) return begun;
  const parts: Omit<RebuildPart, 'rows'>[] = [];
  for (const { shard, head, samples } of await outline()) {
    for (const category of served.handles) {
      for (const range of cut(category, samples, head)) parts.push({ ...range, shard, part: parts.length, upTo: head });
    }
  }
  await inTransaction(pool, async (client) => {
    await beginLoading(client);
    await dropRebuiltTable(client, served.table.name);
    await deleteParts(client, built);
    await deleteCheckpoints(client, built);
    await forgetParked(client, built);
    await createRebuiltTable(client, served.table.name);
    await insertParts(client, built, parts);
  });
  return listParts(pool, built);
};

/** All streams of a category, in ranges of about as many events. `0` is what comes behind `/`. */
const cut = (category: string, samples: readonly string[], head: number) => {
  const own = samples.filter((stream) => stream.startsWith(`${category}/`));
  const events = Math.round((own.length / Math.max(samples.length, 1)) * head);
  const count = Math.max(1, Math.ceil(events / eventsOfPart));
  const cuts = Array.from({ length: count - 1 }, (_, index) => own[Math.floor(((index + 1) * own.length) / count)]!);
  const ends = [...new Set([`${category}/`, ...cuts, `${category}0`])];
  return ends.slice(1).map((to, index) => ({ from: ends[index]!, to, events: Math.round(events / (ends.length - 1)) }));
};
