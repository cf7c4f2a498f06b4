import type { CommandBus } from '@nestjs/cqrs';
import { type Envelope, EventLog, type Settled, type Stream } from '#libs/event-store';
import { ProjectionRunner } from '#libs/projection';
import { commandHandlers } from '../../libs/booking/src/command-handlers.js';
import { customerSubjects } from '../../libs/booking/src/customer-subjects.js';
import { allDay } from '../../libs/booking/src/domain/waiting/offer-hours.js';
import { eventTypes } from '../../libs/booking/src/events/event-catalogue.js';
import { HoldCounting } from '../../libs/booking/src/hold-counting.js';
import { DisplaceTheStranded } from '../../libs/booking/src/policies/displace-stranded.js';
import { ExpireLapsed } from '../../libs/booking/src/policies/expire-lapsed.js';
import { ExpireWaitlistEntries } from '../../libs/booking/src/policies/expire-waitlist-entries.js';
import { OfferSpots } from '../../libs/booking/src/policies/offer-spots.js';
import type { Policy } from '../../libs/booking/src/policies/policy.js';
import { PolicyRunner } from '../../libs/booking/src/policies/policy-runner.js';
import { bookingProjections } from '../../libs/booking/src/read-models/booking-projections.js';
import type { Decision, Read } from '../../libs/event-store/src/streams/stream.js';
import type { Dice } from '../fuzz/dice.js';
import type { Ground } from './ground.js';
import { Life } from './life.js';
import { Listener } from './listener.js';

/** A decision as it was handed to the log, and when it was run, by the time that it was told. */
export interface Decided {
  readonly envelope: Envelope;
  readonly subject: Stream<unknown>;
  readonly decide: (read: Read, now: number) => Decision;
  readonly runs: number[];
  told: Settled<unknown> | Error | null;
}

export const holdsPerCustomer = 2;
export const subjects = customerSubjects(Buffer.alloc(32, 1), Buffer.alloc(32, 2));
const counting = new HoldCounting(Buffer.alloc(32, 3), holdsPerCustomer);

type Handler = { execute(command: object): Promise<unknown> };
type HandlerClass = new (log: EventLog, counting: HoldCounting) => Handler;

/** The product as one process runs it, from the handlers of commands down to its connections. */
export class SimulatedProcess {
  readonly life: Life;
  readonly complaints: string[] = [];
  log: EventLog | null = null;
  /** Told what each call came to for each of its commands. */
  onOutcome: (outcome: string) => void = () => {};
  listener: Listener | null = null;
  #policies: PolicyRunner | null = null;
  #handlers = new Map<unknown, Handler>();

  constructor(
    readonly name: string,
    private readonly ground: Ground,
    private readonly dice: Dice,
    private readonly decided: Decided[],
  ) {
    this.life = new Life(ground.time);
  }

  /** Tries until it can be opened; whoever asks before that is told that nobody is there. */
  async start(): Promise<void> {
    const { ground, dice, life } = this;
    const complain = (line: string) => void this.complaints.push(line);
    const skew = { wall: dice.below(400) - 200, monotonic: dice.below(1_000_000) };
    const world = ground.worldOf(life, skew);
    const limits = {
      cachedStreams: dice.pick([3, 100, 1_000]),
      ...{ cachedKeys: 100, cachedTenants: 10 },
      commands: dice.pick([2, 8, 256]),
      queue: dice.pick([4, 1_000, 1_000]),
    };
    const logger = { warn: complain, error: complain };
    const pool = ground.poolOf(life);
    while (!this.log && !life.isOver) {
      const contents = { types: eventTypes, subjects };
      this.log = await EventLog.open(pool, contents, limits, logger, world).catch(() => null);
      if (!this.log) await new Promise<void>((passed) => ground.time.after(200, () => life.told(passed)));
    }
    const log = this.log!;
    log.onGroup(({ commands }) => {
      for (const { outcome } of commands()) this.onOutcome(outcome);
    });
    this.listener = new Listener(log, life, ground.time);
    const runner = new ProjectionRunner(log, pool, bookingProjections, logger);
    await runner.start();
    const watched = watching(log, this.decided);
    const bus = { execute: (command: object) => this.execute(command) } as unknown as CommandBus;
    const policies: Policy[] = [
      new ExpireLapsed(pool, bus),
      new DisplaceTheStranded(log, pool, bus),
      new ExpireWaitlistEntries(pool, bus),
      ...(ground.isWhole ? [new OfferSpots(pool, { offerHours: allDay }, bus)] : []),
    ];
    this.#policies = new PolicyRunner(log, policies, logger);
    this.#handlers = new Map(
      (commandHandlers as unknown as HandlerClass[]).map((handler) => [
        Reflect.getMetadata('__commandHandler__', handler),
        new handler(watched, counting),
      ]),
    );
  }

  /** Policies act from now on. */
  act(): void {
    this.#policies?.start();
  }

  /** Never answers once the process has ended. */
  execute(command: object): Promise<unknown> {
    const handler = this.#handlers.get(command.constructor);
    if (!handler) return Promise.reject(new NobodyThere(this.name));
    return new Promise((answer, fail) => {
      handler.execute(command).then(
        (answered) => this.life.told(() => answer(answered)),
        (failure) => this.life.told(() => fail(failure)),
      );
    });
  }

  /** Whether it can be asked. */
  get isOpen(): boolean {
    return this.#handlers.size > 0 && !this.life.isOver;
  }

  crash(): void {
    this.life.end();
  }
}

export class NobodyThere extends Error {}

/** The same log, and each decision that it is handed is noted. */
const watching = (log: EventLog, decided: Decided[]): EventLog =>
  new Proxy(log, {
    get: (target, name) => {
      const value = Reflect.get(target, name) as unknown;
      if (name !== 'decide') return typeof value === 'function' ? value.bind(target) : value;
      return async (envelope: Envelope, subject: Stream<unknown>, decide: Decided['decide'], options: object) => {
        const noted: Decided = { envelope, subject, decide, runs: [], told: null };
        decided.push(noted);
        const run = (read: Read, now: number) => {
          noted.runs.push(now);
          return decide(read, now);
        };
        try {
          noted.told = await log.decide(envelope, subject, run, options);
          return noted.told;
        } catch (error) {
          noted.told = error as Error;
          throw error;
        }
      };
    },
  });
