import type { Point, StoredEvent } from '#libs/event-store';
import { monday, pointAt, seatTaken } from '#test/harness/deliveries/room-lane';
import { answered } from '#test/harness/deliveries/sending-desk';
import { rowOf } from '#test/harness/deliveries/shard-lanes-of';
import type { Answer } from '../../../../libs/delivery/src/endpoint/answer.js';
import { Turns } from '../../../../libs/delivery/src/queue/turns.js';
import type { DeliveryParts } from '../../../../libs/delivery/src/running/parts.js';
import type { Subscriber } from '../../../../libs/delivery/src/subscriber.js';
import { Clockwork } from '../../clockwork.js';

interface Asked {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** What one process that delivers has to do with: each shard is a log of rooms in which a seat is taken, one after the other. */
export class DeliveryDesk {
  readonly time = new Clockwork(50_000);
  /** By shard. */
  readonly ends = new Map<number, number>();
  readonly complaints: string[] = [];
  /** Each thing asked for, and when: the names of statements without `slotlog-`, or the first words of those that have none. */
  readonly asked: { readonly what: string; readonly at: number; readonly values: readonly unknown[] }[] = [];
  /** The positions that were sent, and when. */
  readonly sent: string[] = [];
  readonly rings = new Set<(shard: number) => void>();
  readonly losses = new Set<(shard: number) => void>();
  subscribers: Partial<Subscriber>[] = [{ id: 'one' }];
  positions: object[] = [];
  parked: object[] = [];
  others: { readonly holder: string; readonly shards: number; readonly word: string }[] = [];
  isTaken = (_: number): boolean => true;
  isTold = (_: StoredEvent): boolean => true;
  answer = (_: number): Answer | Promise<Answer> => answered(204);
  /** What goes wrong with a statement, for as long as it is there. */
  readonly fails = new Map<string, Error>();
  readonly #numbers = new Map<unknown, number>();

  readonly parts: DeliveryParts = {
    pool: {
      query: this.#query.bind(this),
      connect: async () => ({ query: this.#query.bind(this), release: () => {} }),
    },
    clock: {
      now: () => monday + this.time.now,
      monotonic: () => this.time.now,
      wall: () => monday,
      after: (milliseconds: number, run: () => void) => this.time.after(milliseconds, run),
      chance: () => 0,
      newId: () => 'me',
    },
    telling: {
      isTold: (event: StoredEvent) => this.isTold(event),
      message: ({ id, position }: StoredEvent) => ({ id, body: `${position}` }),
    },
    log: {
      end: async (shard: number) => pointAt(this.endOf(shard)),
      pointAt: async (_: number, position: number) => pointAt(position),
      revealFollowed: async (_: number, __: string, event: StoredEvent) => event,
      sealBeside: async () => null,
      scanShard: async (shard: number, from: Point, limit: number) => {
        this.#note('scan', [shard, from.position]);
        const last = Math.min(this.endOf(shard), from.position + limit);
        const count = Math.max(0, last - from.position);
        const events = Array.from({ length: count }, (_, nth) => eventAt(from.position + nth + 1));
        return { events, isMore: last < this.endOf(shard) };
      },
      scanStream: async (_: number, __: string, stream: string, { after }: { after: number }) =>
        after === 0 ? [eventAt(Number(stream.split('/')[1]))] : [],
      onAppend: (told: (shard: number) => void) => {
        this.rings.add(told);
        return () => this.rings.delete(told);
      },
      onLost: (told: (shard: number) => void) => {
        this.losses.add(told);
        return () => this.losses.delete(told);
      },
    },
    sender: {
      send: async (_: URL, render: () => Promise<{ body: string }>) => {
        const { body } = await render();
        this.sent.push(`${body} at ${this.time.now}`);
        return this.answer(Number(body));
      },
    },
    turns: new Turns(9, 9),
    secretsKey: Buffer.alloc(32),
    announce: async () => {},
    logger: { warn: (line: string) => this.complaints.push(line), error: (line: string) => this.complaints.push(line) },
  } as unknown as DeliveryParts;

  endOf(shard: number): number {
    return this.ends.get(shard) ?? 0;
  }

  append(count = 1, shard = 1): void {
    this.ends.set(shard, this.endOf(shard) + count);
    for (const ring of this.rings) ring(shard);
  }

  /** Lets so many milliseconds pass, and all that happens in them. */
  async pass(milliseconds = 0): Promise<void> {
    await this.time.until(() => false, this.time.now + milliseconds);
  }

  /** When it was asked for. */
  timesOf(what: string): number[] {
    return this.asked.filter((each) => each.what === what).map(({ at }) => at);
  }

  /** An answer that comes after so many milliseconds. */
  later = (milliseconds: number, status = 204): Promise<Answer> =>
    new Promise((resolve) => this.time.after(milliseconds, () => resolve(answered(status))));

  #note(what: string, values: readonly unknown[]): void {
    this.asked.push({ what, at: this.time.now, values });
    const error = this.fails.get(what);
    if (error) throw error;
  }

  async #query(asked: Asked | string, given: readonly unknown[] = []) {
    const { name, text, values = given } = typeof asked === 'string' ? { text: asked } : asked;
    const what = name?.replace('slotlog-', '') ?? text.trim().split(/\s+/).slice(0, 3).join(' ');
    this.#note(what, values);
    return { rows: this.#rows(what, text, values), command: text.toUpperCase() };
  }

  #rows(what: string, text: string, values: readonly unknown[]): object[] {
    const [shard] = values;
    const here = this.subscribers.filter((each) => (each.shard ?? 1) === shard).map(rowOf);
    const number = this.#numbers.get(shard) ?? 0;
    if (what === 'take-leases') return [{ number: '7', is_taken: this.isTaken(shard as number) }];
    if (what === 'changed-subscribers')
      return here.length > 0 ? here : [{ is_there: false, asked_at: new Date(monday) }];
    if (what === 'insert-delivery-position' && values[2] === '') this.#numbers.set(shard, values[3] as number);
    if (what === 'newest-delivery-positions') return [{ number }, ...(number > 1 ? [{ number: number - 1 }] : [])];
    if (what === 'meet-runners') return this.others;
    if (what === 'select distinct shard')
      return [...new Set(this.subscribers.map((each) => each.shard ?? 1))].map((each) => ({ shard: each }));
    if (what === 'select distinct on') return this.positions;
    if (text.includes('from slotlog.delivery_parked where') && text.startsWith('select')) return this.parked;
    return [];
  }
}

const eventAt = (position: number): StoredEvent => seatTaken(position, `room/${position}`);
