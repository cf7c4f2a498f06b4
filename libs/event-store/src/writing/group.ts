import type { FoldedEvent } from '../catalogue/stored-event.js';
import type { Envelope } from '../envelope.js';
import { advance, type FoldedStream, isPresumed } from '../streams/folded-stream.js';
import type { States, StreamRange } from '../streams/reading.js';
import type { Stream } from '../streams/stream.js';
import { streamKey } from '../streams/stream-cache.js';
import { type Pending, rangeKey, undergo } from './pending.js';
import { type Call, type Expectation, lastEventOf, type Settlement } from './settlement.js';
import type { Verdict } from './verdict.js';

export interface Member {
  readonly pending: Pending;
  readonly verdict: Verdict;
  /** As it was sent last. */
  settlement: Settlement;
  /** As it was sent before, each time with ids of its own: one of these may be what is stored. */
  readonly earlier: Settlement[];
  /** Whether it saw events that had no position and no time yet: those of the group itself. */
  readonly presumes: boolean;
}

/** A stream that the group reads as the log has it: one expectation, whoever of the group reads it. */
export interface Base {
  readonly stream: Stream<unknown>;
  readonly folded: FoldedStream;
  readonly index: number;
}

/** A stream that a member writes: its state for the members that come after it, folded when one of them asks. */
interface Written {
  readonly stream: Stream<unknown>;
  readonly by: number;
  readonly events: FoldedEvent[];
  folded: FoldedStream;
}

/**
 * Commands that are settled by one call. They are decided one after the other, each on top of its predecessors; one that
 * read what another wrote is built on it and fails with it.
 */
export class Group {
  readonly members: Member[] = [];
  readonly bases = new Map<string, Base>();
  readonly #written = new Map<string, Written>();
  readonly #keys = new Set<string>();
  bytes = 0;

  constructor(private readonly underLock: boolean) {}

  /** What a member sees: what the group wrote, what it read, and else the states that `find` has of the log. */
  states({ command, names }: Pending, find: (key: string) => FoldedStream | undefined): States {
    const { tenant } = command.envelope;
    return {
      folded: ({ name }) => {
        const key = streamKey(tenant, name);
        const written = this.#written.get(key);
        return written ? upToDate(written) : (this.bases.get(key)?.folded ?? find(key));
      },
      names: (range) => {
        const listed = names.get(rangeKey(range))?.names;
        return listed && this.#inRange(tenant, range, listed);
      },
    };
  }

  /** With the streams that members have begun, which nobody could list in the log yet. */
  #inRange(tenant: string, { from, to }: StreamRange, listed: readonly string[]): readonly string[] {
    const written = [...this.#written]
      .filter(
        ([
          key,
          {
            stream: { name },
          },
        ]) => from <= name && name < to && key === streamKey(tenant, name),
      )
      .map(([, { stream }]) => stream.name);
    return written.length === 0 ? listed : [...new Set([...listed, ...written])].sort();
  }

  /** Two commands of one id or idempotency key must not be in one call: the second has to find the first. */
  clashes({ command: { envelope } }: Pending): boolean {
    return keysOf(envelope).some((key) => this.#keys.has(key));
  }

  add(pending: Pending, verdict: Verdict): void {
    const { envelope, subject } = pending.command;
    const by = this.members.length;
    const builtOn = new Set<number>();
    const expects: number[] = [];
    for (const [name, { stream, folded }] of verdict.reading.pinned) {
      const key = streamKey(envelope.tenant, name);
      const written = this.#written.get(key);
      if (written) builtOn.add(written.by);
      else expects.push(this.#base(key, stream, folded).index);
    }
    const { events, keys, until } = verdict;
    const answer = events.findLast(({ stream }) => stream === subject.name) ?? events.at(-1);
    const settlement = {
      envelope,
      subject: { stream: answer?.stream ?? subject.name, version: answer?.version ?? 0 },
      events,
      keys,
      until,
      expects,
      builtOn: [...builtOn],
    };
    this.members.push({ pending, verdict, settlement, earlier: [], presumes: seesPresumed(verdict) });
    undergo(pending, { what: 'sealed', underLock: this.underLock });
    for (const key of keysOf(envelope)) this.#keys.add(key);
    this.bytes += sizeOf(verdict);
    this.#write(pending, verdict, by);
  }

  /** Its call, under the lock with the commit behind it, is on its way from here on. */
  sent(): void {
    for (const { pending, settlement } of this.members)
      undergo(pending, { what: 'sent', event: lastEventOf(settlement) });
  }

  /**
   * Gives its events new ids, as it is sent again. What an earlier sending stored a failover may have taken back: its ids are
   * of that past, and somebody who has read it must not find them in another one.
   */
  renew(): void {
    for (const member of this.members) {
      const { newId } = member.pending.command;
      member.earlier.push(member.settlement);
      const events = member.settlement.events.map((event) => ({ ...event, id: newId() }));
      member.settlement = { ...member.settlement, events };
    }
  }

  call(): Call {
    const expectations: Expectation[] = [...this.bases].map(
      ([
        key,
        {
          stream: { name },
          folded,
        },
      ]) => ({
        tenant: key.slice(0, key.length - name.length - 1),
        stream: name,
        version: folded.version,
        event: folded.lastId,
      }),
    );
    return { settlements: this.members.map(({ settlement }) => settlement), expectations };
  }

  #base(key: string, stream: Stream<unknown>, folded: FoldedStream): Base {
    const known = this.bases.get(key);
    if (known) return known;
    const base = { stream, folded, index: this.bases.size };
    this.bases.set(key, base);
    return base;
  }

  /** Time and positions are not known yet; members see these events as of now, the cache never does. */
  #write({ command: { envelope } }: Pending, { at: recordedAt, events, reading }: Verdict, by: number): void {
    for (const event of events) {
      const key = streamKey(envelope.tenant, event.stream);
      const before = this.#written.get(key);
      const { stream, folded } = reading.pinned.get(event.stream)!;
      const pending = before?.by === by ? before : { stream, by, events: [], folded };
      pending.events.push({ ...event, position: 0, recordedAt, actor: envelope.actor });
      this.#written.set(key, pending);
    }
  }
}

const seesPresumed = ({ reading }: Verdict): boolean =>
  [...reading.pinned.values()].some(({ folded }) => isPresumed(folded));

const upToDate = (written: Written): FoldedStream => {
  written.folded = advance(written.stream, written.folded, written.events.splice(0));
  return written.folded;
};

/** About how many bytes a verdict adds to its call. */
export const sizeOf = ({ events }: Verdict) => events.reduce((sum, { json }) => sum + json.length + 200, 0);

const keysOf = ({ commandId, idempotency }: Envelope) => (idempotency ? [commandId, idempotency.key] : [commandId]);
