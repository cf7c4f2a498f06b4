import type { CommandBus } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import type { EventLog } from '#libs/event-store';
import { LeaveWaitlist } from '../commands/waitlist/leave-waitlist.js';
import { OfferSpot } from '../commands/waitlist/offer-spot.js';
import { findSpots } from '../domain/bookings/find-spots.js';
import { lastStart } from '../domain/bookings/waitlist.js';
import { earliest, latest } from '../domain/time/interval.js';
import { readAvailability } from '../read-models/availability.js';
import type { Scope } from '../read-models/scope.js';
import { getWaitlistEntry } from '../read-models/waitlist-entries.js';
import { findAwaited, getWaitlist } from '../read-models/waitlists.js';
import { type AttemptPart, itemName, type Policy, type PolicyItem, policyEnvelope } from './policy.js';

/** Services looked at in one go, those that were not for longest first: a look at a month costs milliseconds. */
const atOnce = 20;

/** Milliseconds after which a service is looked at though nothing has happened: time passes, and horizons move with it. */
const anyway = 10_000;

/** A service that somebody waits for. */
interface AwaitedService extends PolicyItem {
  readonly position: number;
}

const placeOf = (shard: number, { tenant, id }: PolicyItem) => `${shard} ${tenant} ${id}`;
const never = { position: -1, at: Number.NEGATIVE_INFINITY };

/** Offers what has become free to who waits for it. It does not ask why it is free: it looks, whatever has happened. */
export class OfferSpots implements Policy<AwaitedService> {
  readonly name = 'offer-spots';
  readonly abreast = 1;
  readonly #looks = new Map<string, { readonly position: number; readonly at: number }>();

  constructor(
    private readonly log: EventLog,
    private readonly pool: Pool,
    private readonly commands: CommandBus,
  ) {}

  async find(shard: number, now: number, paused: readonly string[]): Promise<AwaitedService[]> {
    const awaited = (await findAwaited(this.pool, shard)).map(({ serviceId, ...each }) => ({ ...each, id: serviceId }));
    this.#forgetAllBut(shard, awaited);
    const resting = new Set(paused);
    const lookOf = (each: AwaitedService) => this.#looks.get(placeOf(shard, each)) ?? never;
    const isDue = (each: AwaitedService) =>
      !resting.has(itemName(each)) && (lookOf(each).position !== each.position || now - lookOf(each).at > anyway);
    return awaited
      .filter(isDue)
      .sort((a, b) => lookOf(a).at - lookOf(b).at)
      .slice(0, atOnce);
  }

  async act(shard: number, service: AwaitedService, now: number, attempt: AttemptPart): Promise<boolean> {
    const { tenant, id, position } = service;
    const isMore = await this.#offer({ tenant, shard }, id, now, attempt);
    this.#looks.set(placeOf(shard, service), { position, at: now });
    return isMore;
  }

  #forgetAllBut(shard: number, awaited: readonly AwaitedService[]): void {
    const known = new Set(awaited.map((each) => placeOf(shard, each)));
    for (const past of this.#looks.keys())
      if (past.startsWith(`${shard} `) && !known.has(past)) this.#looks.delete(past);
  }

  /**
   * One command for each who could have something. Its id is made of the service, of who and what, and of how far the
   * waitlist had come: the same from every runner. Who gets it is decided on the log, and may be somebody else.
   */
  async #offer(scope: Scope, serviceId: string, now: number, attempt: AttemptPart): Promise<boolean> {
    const { version, entries } = await getWaitlist(this.pool, scope, serviceId);
    const waiting = entries.filter((each) => each.offered === null && now <= lastStart(each));
    if (waiting.length === 0) return false;
    const start = Math.max(now, earliest(waiting.map(({ from }) => from)));
    const range = { start, end: latest(waiting.map(lastStart)) + 1 };
    const available = await readAvailability(this.pool, scope, serviceId, range);
    if (!available) return false;
    let isMore = false;
    for (const spot of findSpots(available.context, waiting, range, now)) {
      const envelope = policyEnvelope(this.name, scope.tenant, `${serviceId} ${spot.entryId} ${spot.start}`, version);
      const isNew = await attempt(spot.entryId, async () => {
        const { appended, replayed } = (await this.#isErased(scope, spot.entryId))
          ? await this.commands.execute(new LeaveWaitlist(envelope, spot.entryId))
          : await this.commands.execute(new OfferSpot(envelope, serviceId, spot.start));
        return appended && !replayed;
      });
      isMore ||= isNew;
    }
    return isMore;
  }

  /** Whether nobody can be told of an offer any more: such an entry leaves the line. */
  async #isErased(scope: Scope, entryId: string): Promise<boolean> {
    const entry = await getWaitlistEntry(this.pool, scope, entryId);
    const { status, customer } = (await this.log.reveal(scope.shard, scope.tenant, entry)) ?? {};
    return status === 'waiting' && customer?.erased === true;
  }
}
