import type { CommandBus } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { LeaveWaitlist } from '../commands/waitlist/leave-waitlist.js';
import { OfferSpot } from '../commands/waitlist/offer-spot.js';
import { lastStart } from '../domain/bookings/waitlist/waitlist.js';
import { awaited } from '../domain/waiting/awaited.js';
import type { OfferHours } from '../domain/waiting/offer-hours.js';
import { readAvailability } from '../read-models/availability.js';
import type { Scope } from '../read-models/scope.js';
import { findAwaited, getWaitlist } from '../read-models/waitlists.js';
import { Turns } from '../turns.js';
import { type Offered, offerFreeStarts, type Try } from './offer-free-starts.js';
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
    private readonly pool: Pool,
    private readonly rules: { readonly offerHours: OfferHours },
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

  async #offer(scope: Scope, serviceId: string, now: number, attempt: AttemptPart): Promise<boolean> {
    const { version, entries } = await getWaitlist(this.pool, scope, serviceId);
    const waiting = entries.filter((each) => each.offered === null && now <= lastStart(each));
    const { offerHours } = this.rules;
    const passing = new Set<string>();
    const turns = new Turns();
    let isMore = false;
    for (const range of awaited(waiting, now)) {
      const available = await readAvailability(this.pool, scope, serviceId, range);
      if (!available) return isMore;
      const looked = { ...available, waiting, range, now, offerHours, passing };
      const offer: Try = async ({ entryId }, start) => {
        let offered: Offered = { to: null, blocked: [entryId] };
        const isNew = await attempt(entryId, async () => {
          const envelope = policyEnvelope(this.name, scope.tenant, `${serviceId} ${entryId} ${start}`, version);
          const { appended, erased, ...outcome } = await this.commands.execute(
            new OfferSpot(envelope, serviceId, start, passing),
          );
          offered = outcome;
          for (const id of erased) await this.#leave(scope, id, version);
          return appended || erased.length > 0;
        });
        isMore ||= isNew;
        return offered;
      };
      await offerFreeStarts(looked, offer, turns);
    }
    return isMore;
  }

  /** Nobody can tell them of an offer any more. */
  #leave({ tenant }: Scope, entryId: string, version: number) {
    return this.commands.execute(
      new LeaveWaitlist(policyEnvelope(this.name, tenant, `${entryId} is erased`, version), entryId, 'erased'),
    );
  }
}
