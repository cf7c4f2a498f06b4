import type { Settled } from '../envelope.js';
import { Busy } from '../failures.js';
import { append } from '../sql/appending/append.js';
import type { Stream } from '../streams/stream.js';
import { sleep } from '../world/world.js';
import { conclude } from './conclude.js';
import { ContendedStreams } from './deciding/contended-streams.js';
import { timeToDecide } from './deciding/deciding-time.js';
import { failureOf } from './fate/call-failure.js';
import { Group } from './group.js';
import { CommandLoads } from './loading/command-loads.js';
import { lockedRound } from './locked-round.js';
import { onConnection } from './on-connection.js';
import { type Pending, pendingOf, suffer, undergo } from './pending.js';
import { answerFromLog } from './replay.js';
import { seal, type Unready } from './seal.js';
import { settledCommands } from './settled-commands.js';
import type { Outcome } from './settlement.js';
import type { Command } from './verdict.js';
import type { WriterPlace } from './writer-place.js';

/**
 * Settles the commands of one shard in groups: one call is in flight, and what arrives meanwhile is the next group. No
 * timer: a command that comes alone goes at once. What failed is decided again under the shard's lock, so that two
 * processes that write the same streams cannot starve each other.
 */
export class ShardWriter {
  #fresh: Pending[] = [];
  readonly #locked: Pending[] = [];
  readonly #contended = new ContendedStreams();
  #size = 0;
  #isRunning = false;

  readonly #loads: CommandLoads;

  constructor(private readonly place: WriterPlace) {
    this.#loads = new CommandLoads(place, (ready) => {
      this.#fresh = ready.concat(this.#fresh);
      this.#wake();
    });
  }

  /** Throws Busy at once where too many commands are waiting; else as EventLog.decide. */
  async submit(
    command: Command,
    how: { unheardOf: readonly Stream<unknown>[]; locked: boolean },
  ): Promise<Settled<unknown>> {
    if (this.#size >= this.place.limits.queue) throw new Busy(`${this.#size} commands are waiting`);
    this.#size += 1;
    try {
      return await new Promise((settle, fail) => {
        this.#fresh.push(pendingOf(command, how, this.place.world.monotonic(), { settle, fail }));
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
        const first = this.#locked.shift() ?? this.#fresh.shift();
        if (first) suffer(first, { what: 'failed', failure: 'ours', members: 1 }, error);
      }
      // Who has just been answered and goes on at once is in the next group, and so are requests that have arrived: without it
      // 64 callers go in two groups that take turns, each half as large and nearly as dear.
      await this.place.world.turn();
    }
    this.#isRunning = false;
  }

  /** One call on what is in memory: mostly the only round trip. */
  async #round(): Promise<void> {
    const { pool, shard, clock, deciding } = this.place;
    const group = new Group(false);
    await deciding.spend(timeToDecide, (deadline) => this.#sealFresh(group, deadline));
    if (group.members.length === 0) return;
    await this.#settle(group, () => {
      group.sent();
      return onConnection(pool, (client) => append(client, shard, group.call(), clock.recording));
    });
  }

  async #roundUnderLock(): Promise<void> {
    const group = new Group(true);
    const fill = (deadline: number) => this.#sealFresh(group, deadline);
    const aside = (unready: readonly Unready[]) => void this.#loads.load(unready);
    const beside = { contended: this.#contended, fill, aside };
    await this.place.deciding.spend(timeToDecide, (deadline) => this.#gather(deadline));
    await this.#settle(group, () => lockedRound(this.place, group, this.#locked, beside));
  }

  /** Of those who have come, whoever has to go under the lock goes with the others: else two halves would take turns there. */
  #gather(deadline: number): void {
    if (this.#contended.size === 0) return;
    const others: Pending[] = [];
    const rest = this.#fresh.splice(this.place.limits.commands);
    this.#sealFresh(new Group(false), deadline, (pending) => {
      others.push(pending);
      return false;
    });
    this.#fresh = others.concat(this.#fresh, rest);
  }

  #sealFresh(group: Group, deadline: number, admits: (pending: Pending) => boolean = () => true): void {
    const { cache, clock, limits, world } = this.place;
    const unready = seal(this.#fresh, {
      ...limits,
      group,
      deadline,
      find:
        ({ loaded }) =>
        (key) =>
          cache.get(key) ?? loaded.get(key),
      now: () => clock.now(),
      monotonic: () => world.monotonic(),
      admits: (pending, verdict) => {
        if (!pending.fate.locked && !this.#contended.concern(pending, verdict, group)) return admits(pending);
        undergo(pending, { what: 'contended' });
        pending.reading = verdict.reading;
        this.#locked.push(pending);
        return false;
      },
    });
    if (unready.length > 0) void this.#loads.load(unready);
  }

  async #settle(group: Group, call: () => Promise<Outcome[]>, isAgain = false): Promise<void> {
    const began = this.place.world.monotonic();
    let outcomes: Outcome[];
    try {
      if (isAgain) group.renew();
      outcomes = await call();
    } catch (error) {
      if (await this.#failed(group, error)) await this.#settle(group, call, true);
      return;
    }
    try {
      const { deciding } = this.place;
      const conclude = () => this.#conclude(group, outcomes, began);
      // A refusal on what the group itself wrote is decided once more, for what it says.
      const decides = group.members.some(({ presumes, verdict }) => presumes && verdict.refusal);
      await (decides ? deciding.spend(timeToDecide, conclude) : deciding.count(conclude));
    } catch (error) {
      this.place.complaint.met(error);
      for (const { pending } of group.members) suffer(pending, { what: 'unconcluded' }, error);
    }
  }

  /** What the call came to stands in the log, whatever becomes of the answers. */
  #conclude(group: Group, outcomes: readonly Outcome[], began: number): void {
    const { cache, clock, pool, shard, onGrown, onGroup, complaint } = this.place;
    const ended = this.place.world.monotonic();
    if (outcomes[0]) clock.observe({ time: outcomes[0].recordedAt, began, ended });
    const { again, replays, unfolded, missing, head, troubles } = conclude(cache, group, outcomes);
    for (const error of troubles) complaint.met(error);
    if (troubles.length === 0) complaint.over();
    for (const key of missing) this.#contended.met(key);
    for (const { pending, verdict } of again) this.#locked.push(Object.assign(pending, { reading: verdict.reading }));
    answerFromLog(pool, shard, { replays, unfolded });
    if (head !== null) onGrown(head);
    const waits = group.members.map(({ pending }) => Math.max(0, began - pending.since));
    const commands = () => settledCommands(group, outcomes, waits);
    onGroup({ shard, waits, tookMs: ended - began, again: again.length, commands });
  }

  /**
   * Without members the lock itself was not to be had: that counts as an attempt of all who wait for it. Returns whether
   * the same commands go out again: the database knows them by their ids.
   */
  async #failed(group: Group, cause: unknown): Promise<boolean> {
    const waiting =
      group.members.length > 0 ? [] : this.#locked.splice(0, this.#locked[0]?.fate.alone ? 1 : this.#locked.length);
    const failed = [...group.members.map(({ pending }) => pending), ...waiting];
    const failure = failureOf(cause);
    const { world } = this.place;
    let sends = 0;
    for (const pending of failed) {
      const next = suffer(pending, { what: 'failed', failure, members: failed.length }, cause);
      if (next === 'decide-under-lock') this.#locked.push(pending);
      if (next === 'decide') this.#fresh.push(pending);
      if (next === 'send-again') sends = pending.fate.call.sends;
    }
    await sleep(world, sends > 0 ? 50 * sends : world.chance() * 10);
    return sends > 0;
  }
}
