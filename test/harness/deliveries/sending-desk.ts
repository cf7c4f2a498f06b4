import type { StoredEvent } from '#libs/event-store';
import type { Answer } from '../../../libs/delivery/src/endpoint/answer.js';
import type { Lane } from '../../../libs/delivery/src/queue/lane.js';
import { Turns } from '../../../libs/delivery/src/queue/turns.js';
import type { DeliveryParts, News } from '../../../libs/delivery/src/running/parts.js';
import { Sending } from '../../../libs/delivery/src/running/sending.js';
import type { ShardLanes } from '../../../libs/delivery/src/running/shard-lanes.js';
import type { AttemptRow } from '../../../libs/delivery/src/sql/attempts.js';
import type { Replay } from '../../../libs/delivery/src/sql/replays.js';
import { monday } from './room-lane.js';

export const answered = (status: number, excerpt = ''): Answer => ({
  status,
  retryAfter: null,
  excerpt,
  milliseconds: 1,
});
export const silent: Answer = { status: null, silence: 'timed-out', detail: 'no answer', milliseconds: 15_000 };

type Answering = (event: StoredEvent) => Answer | Promise<Answer>;

/** One lane and what is sent on it; each request is answered as is said, in the next round of the loop. */
export const sending = (lane: Lane, answer: Answering, { mayBegin = true, later = [] as StoredEvent[] } = {}) => {
  const sent: string[] = [];
  const told = { counted: [] as boolean[], failed: [] as string[], ended: 0, news: [] as News[], said: [] as string[] };
  const recorded: AttemptRow[][] = [];
  const asked: Replay[] = [];
  const counts: unknown[][] = [];
  const state = { now: monday, mayBegin, fails: null as Error | null, announceFails: null as Error | null };
  const parts = {
    log: {
      revealFollowed: async (_: number, __: string, event: StoredEvent) => event,
      sealBeside: async (shard: number, tenant: string, _: object, text: string) => `${shard} ${tenant} ${text}`,
      scanStream: async (_: number, __: string, stream: string, { after, limit }: { after: number; limit: number }) =>
        later.filter((event) => event.stream === stream && event.version > after).slice(0, limit),
      scanShard: async (_: number, after: number, limit: number) => ({
        events: later.filter(({ position }) => position > after).slice(0, limit),
      }),
    },
    pool: {
      query: async (text: string | object, values: unknown[]) => {
        if (typeof text === 'string') counts.push(values);
        return { rows: typeof text === 'string' ? [] : asked };
      },
    },
    sender: {
      send: async (_: URL, render: () => Promise<{ headers: Record<string, string>; body: string }>) => {
        const { headers, body } = await render();
        const event: StoredEvent = JSON.parse(body);
        sent.push(`${event.stream} ${event.position}${headers['webhook-replay'] ? ' again' : ''}`);
        return answer(event);
      },
    },
    telling: {
      isTold: ({ type }: StoredEvent) => type === 'SeatTaken',
      message: (event: StoredEvent) => ({ id: event.id, body: JSON.stringify(event) }),
    },
    clock: { now: () => state.now, chance: () => 0 },
    turns: new Turns(9, 9),
    secretsKey: Buffer.alloc(32),
    announce: async (news: News) => {
      if (state.announceFails) throw state.announceFails;
      told.news.push(news);
    },
    logger: { warn: () => {}, error: (line: string) => void told.said.push(line) },
  } as unknown as DeliveryParts;
  const lanes = {
    all: [lane],
    has: (each: Lane) => each === lane,
    find: () => lane,
    replayed: () => {},
    record: async (attempts: readonly AttemptRow[]) => {
      if (state.fails) throw state.fails;
      recorded.push([...attempts]);
    },
  };
  const owner = {
    mayBegin: () => state.mayBegin,
    ended: () => {
      told.ended += 1;
    },
    counted: (isTaken: boolean) => void told.counted.push(isTaken),
    failed: (error: Error) => void told.failed.push(error.message),
  };
  const all = new Sending(1, parts, lanes as unknown as ShardLanes, owner);
  /** Begins what there is, and waits for what is under way. */
  const go = async () => {
    all.begin();
    await all.ended();
  };
  return { all, go, sent, told, recorded, counts, state, asked, lanes, parts };
};
