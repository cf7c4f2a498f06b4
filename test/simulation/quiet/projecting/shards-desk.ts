import { ProjectionRunner } from '#libs/projection';
import type { QuietProcess, QuietStore } from '../quiet-store.js';
import { seatRows } from './seat-rows.js';

const mark = (position: number) => `${position}`.padStart(8, '0');

type Hear = (shard: number, head: number) => void;

/**
 * A runner of shards whose heads a test says, an event each time that one is read. Leases, and others who have some, are
 * what a test says as well; statements take no time but for those that it holds up.
 */
export const shardsIn = (
  quiet: QuietStore,
  process: QuietProcess,
  heads: readonly number[],
  leaseDuration?: number,
) => {
  const state = {
    heads: new Map(heads.map((head, nth) => [nth + 1, head])),
    looks: 0,
    headsFail: false,
    scanned: [] as number[],
    /** What a scan of a shard, or a look at where it stands, waits for. */
    scanOf: (_: number): Promise<void> => Promise.resolve(),
    lookOf: (_: number): Promise<void> => Promise.resolve(),
    anothers: new Set<number>(),
    released: [] as number[],
    /** How many shards each of the others moves, and how many this one has told them. */
    others: [] as number[],
    told: [] as number[],
    hear: new Set<Hear>(),
    lose: new Set<(shard: number) => void>(),
    doubt: new Set<() => void>(),
  };
  const stands = new Map<number, number>();
  const query = async (
    asked: string | { readonly name?: string; readonly values?: readonly never[] },
    values?: readonly never[],
  ) => {
    if (asked === 'commit') return { command: 'COMMIT' };
    const given = typeof asked === 'string' ? values : asked.values;
    const name = typeof asked === 'string' ? asked.trim().split(' ', 3).join(' ') : asked.name;
    const shard = given?.[0] as unknown as number;
    if (name === 'slotlog-take-leases') return { rows: [{ number: null, is_taken: !state.anothers.has(shard) }] };
    if (name === 'insert into slotlog.leases') state.released.push(shard);
    if (name === 'slotlog-move-checkpoints-1') stands.set(shard, given![2]!);
    if (name === 'slotlog-meet-runners') {
      state.told.push(given![2]!);
      return { rows: state.others.map((shards, nth) => ({ holder: `${nth}`, shards, word: `${quiet.time.now}` })) };
    }
    if (name !== 'slotlog-read-stands') return { rows: [], rowCount: 0 };
    await state.lookOf(shard);
    const position = stands.get(shard) ?? 0;
    return { rows: [{ position, mark: mark(position), drains: 0 }] };
  };
  const scanShard = async (shard: number, { position }: { readonly position: number }) => {
    state.scanned.push(shard);
    await state.scanOf(shard);
    const at = position + 1;
    const event = { position: at, id: mark(at), tenant: 'acme', stream: `door/${at}`, commandId: `${at}` };
    return { events: [event], isMore: false };
  };
  const listening =
    <Listener>(listeners: Set<Listener>) =>
    (listener: Listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
  const log = {
    ...{ world: process.world, scanShard, assertKnown: async () => {} },
    heads: async () => {
      state.looks += 1;
      if (state.headsFail) throw new Error('not now');
      return new Map(state.heads);
    },
    ...{ onAppend: listening(state.hear), onLost: listening(state.lose), onReconnected: listening(state.doubt) },
  };
  const pool = { query, connect: async () => ({ query, release: () => {} }) };
  const runner = new ProjectionRunner(log as never, pool as never, [seatRows()], process.logger, leaseDuration);
  const append = (shard: number) => {
    const head = (state.heads.get(shard) ?? 0) + 1;
    state.heads.set(shard, head);
    for (const hear of state.hear) hear(shard, head);
  };
  const begin = async (milliseconds = 10) => {
    await quiet.outcome(runner.start());
    await quiet.pass(milliseconds);
  };
  return { state, runner, append, begin };
};
