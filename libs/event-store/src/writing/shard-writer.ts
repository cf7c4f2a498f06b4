import { setTimeout as sleep } from 'node:timers/promises';
import { databaseFailure } from '#libs/database';
import type { Settled } from '../envelope.js';
import { Busy, OutcomeUnknown, WriteContention } from '../failures.js';
import { append } from '../sql/appending/append.js';
import type { Stream } from '../streams/stream.js';
import { streamKey } from '../streams/stream-cache.js';
import { placeOf } from './answer.js';
import { callFailure } from './call-failure.js';
import { conclude } from './conclude.js';
import { Group } from './group.js';
import { loadStreams, wantedBy } from './load-streams.js';
import { lockedRound } from './locked-round.js';
import { onConnection } from './on-connection.js';
import { type Pending, pendingOf } from './pending.js';
import { isLasting, readFailure } from './read-failure.js';
import { answerAfresh, replay } from './replay.js';
import { seal, type Unready } from './seal.js';
import { settledCommands } from './settled-commands.js';
import type { Outcome } from './settlement.js';
import type { Command, Verdict } from './verdict.js';
import type { WriterPlace } from './writer-place.js';

/** What a command gets: one without the shard's lock and three under it. */
const attempts = 4;

/**
 * Settles the commands of one shard in groups: one call is in flight, and what arrives meanwhile is the next group. No
 * timer: a command that comes alone goes at once. What failed is decided again under the shard's lock, so that two
 * processes that write the same streams cannot starve each other.
 */
export class ShardWriter {
  readonly #fresh: Pending[] = [];
  readonly #locked: Pending[] = [];
  /** Streams that another process writes too: what reads them goes straight under the lock. */
  readonly #contended = new Set<string>();
  #size = 0;
  #isRunning = false;

  constructor(private readonly place: WriterPlace) {}

  /** Throws Busy at once where too many commands are waiting; else as EventLog.decide. */
  async submit(
    command: Command,
    how: { unheardOf: readonly Stream<unknown>[]; locked: boolean },
  ): Promise<Settled<unknown>> {
    if (this.#size >= this.place.limits.queue) throw new Busy(`${this.#size} commands are waiting`);
    this.#size += 1;
    try {
      return await new Promise((settle, fail) => {
        this.#fresh.push(pendingOf(command, how, settle, fail));
        this.#wake();
      });
    } finally {
      this.#size -= 1;
    }
  }

  #wake(): void {
    if (!this.#isRunning) void this.#run();
  }

  /** Ends by itself only, when nobody waits any more: whatever a round throws, the next one is due. */
  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#fresh.length > 0 || this.#locked.length > 0) {
      try {
        await (this.#locked.length > 0 ? this.#roundUnderLock() : this.#round());
      } catch (error) {
        this.place.complaint.met(error);
        (this.#locked.shift() ?? this.#fresh.shift())?.fail(error);
      }
      await answersAreHeard();
    }
    this.#isRunning = false;
  }

  /** One call on what is in memory: mostly the only round trip. */
  async #round(): Promise<void> {
    const group = new Group();
    this.#sealFresh(group);
    if (group.members.length > 0) await this.#settle(group, () => this.#send(group));
  }

  async #roundUnderLock(): Promise<void> {
    const group = new Group();
    await this.#settle(group, () =>
      lockedRound(this.place, group, this.#locked, this.#contended, () => this.#sealFresh(group)),
    );
  }

  #sealFresh(group: Group): void {
    const { cache, clock, limits } = this.place;
    const unready = seal(this.#fresh, {
      ...limits,
      group,
      find:
        ({ loaded }) =>
        (key) =>
          cache.get(key) ?? loaded.get(key),
      now: () => clock.now(),
      admits: (pending, verdict) => {
        if (!pending.locked && !this.#isContended(pending, verdict)) return true;
        pending.reading = verdict.reading;
        this.#locked.push(pending);
        return false;
      },
    });
    if (unready.length > 0) void this.#load(unready);
  }

  #isContended({ command }: Pending, { reading }: Verdict): boolean {
    if (this.#contended.size === 0) return false;
    return [...reading.pinned.keys()].some((name) => this.#contended.has(streamKey(command.envelope.tenant, name)));
  }

  /** Loads for commands that wait for it, while the others go on; they come back before those who came later. */
  async #load(unready: readonly Unready[]): Promise<void> {
    const { pool, shard } = this.place;
    const waiting = unready.map(({ pending }) => pending);
    try {
      const wanted = await Promise.all(unready.map(({ pending, needs }) => wantedBy(pool, shard, pending, needs)));
      const states = await loadStreams(pool, this.place, wanted.flat());
      for (const { loaded } of waiting) for (const [key, folded] of states) loaded.set(key, folded);
      this.#fresh.unshift(...waiting);
      this.#wake();
    } catch (error) {
      if (unready.length > 1 && isLasting(error)) for (const each of unready) void this.#load([each]);
      else for (const pending of waiting) pending.fail(readFailure(error));
    }
  }

  async #settle(group: Group, call: () => Promise<Outcome[]>): Promise<void> {
    const began = performance.now();
    let outcomes: Outcome[];
    try {
      outcomes = await call();
    } catch (error) {
      await this.#failed(group, error);
      return;
    }
    try {
      this.#conclude(group, outcomes, began);
    } catch (error) {
      this.place.complaint.met(error);
      const unknown = new OutcomeUnknown('it is settled, and its answer could not be made', { cause: error });
      for (const { pending } of group.members) pending.fail(unknown);
    }
  }

  /** What the call came to stands in the log, whatever becomes of the answers. */
  #conclude(group: Group, outcomes: readonly Outcome[], began: number): void {
    const { cache, clock, pool, shard, onGrown, onGroup, complaint } = this.place;
    const ended = performance.now();
    if (outcomes[0]) clock.observe({ time: outcomes[0].recordedAt, began, ended });
    const { again, replays, unfolded, missing, head, troubles } = conclude(cache, group, outcomes);
    for (const error of troubles) complaint.met(error);
    if (troubles.length === 0) complaint.over();
    for (const key of missing) this.#contended.add(key);
    for (const { pending, verdict } of again)
      this.#again(Object.assign(pending, { reading: verdict.reading }), new WriteContention(attempts));
    for (const { member, known } of replays) {
      const { command, settle, fail } = member.pending;
      replay(pool, shard, command, known).then(settle, fail);
    }
    for (const member of unfolded) {
      const { command, settle, fail } = member.pending;
      answerAfresh(pool, shard, command, placeOf(member), member.settlement.events.length > 0).then(settle, fail);
    }
    if (head !== null) onGrown(head);
    const waits = group.members.map(({ pending }) => Math.max(0, began - pending.since));
    const commands = () => settledCommands(group, outcomes, waits);
    onGroup({ shard, waits, tookMs: ended - began, again: again.length, commands });
  }

  /** `exhausted` is what its caller is told where it was tried often enough. */
  #again(pending: Pending, exhausted: Error): void {
    pending.attempts += 1;
    pending.locked = true;
    if (pending.attempts < attempts) this.#locked.push(pending);
    else pending.fail(exhausted);
  }

  /** Without members the lock itself was not to be had: that counts as an attempt of all who wait for it. */
  async #failed(group: Group, cause: unknown): Promise<void> {
    const waiting =
      group.members.length > 0 ? [] : this.#locked.splice(0, this.#locked[0]?.alone ? 1 : this.#locked.length);
    const failed = [
      ...group.members.map(({ pending, settlement }) => ({ pending, appends: settlement.events.length > 0 })),
      ...waiting.map((pending) => ({ pending, appends: false })),
    ];
    for (const { pending, appends } of failed) {
      const { resent } = pending;
      const { error, next } = callFailure(cause, { resent, appends, members: failed.length, attempts });
      if (next === 'throw') pending.fail(error);
      else if (next === 'alone') this.#fresh.push(Object.assign(pending, { alone: true }));
      else this.#again(pending, error);
    }
    await sleep(Math.random() * 10);
  }

  /**
   * After a lost connection the same call is sent again: the database knows the commands by their ids. A look-up would
   * prove nothing, since the first call may still be waiting for the lock. So it is where the server does not write, or
   * takes nobody in: the next connection may lead to one that does.
   */
  async #send(group: Group): Promise<Outcome[]> {
    const { pool, shard, clock } = this.place;
    const call = group.call();
    for (let sent = 1; ; sent += 1) {
      try {
        return await onConnection(pool, (client) => append(client, shard, call, clock.recording));
      } catch (error) {
        const failure = databaseFailure(error instanceof Busy ? error.cause : error);
        const isLost = failure === 'connection-lost' && !(error instanceof Busy);
        if (isLost) group.lost();
        if (sent === 3 || !(isLost || failure === 'elsewhere')) throw error;
        await sleep(50 * sent);
      }
    }
  }
}

/**
 * One turn of the event loop. Who has just been answered and goes on at once is in the next group, and so are requests
 * that have arrived: without it 64 callers go in two groups that take turns, each half as large and nearly as dear.
 */
const answersAreHeard = () => new Promise((resolve) => setImmediate(resolve));
