import type { CommandBus } from '@nestjs/cqrs';
import { ReadingDesk } from '#test/harness/reading-desk';
import { shownRows } from '#test/harness/shown-availability';
import { claim, inRoom4, monday, sundayNoon } from '#test/rules/front-desk';
import { hashOf } from '#test/rules/front-desk-waitlist';
import type { OfferOutcome } from '../commands/waitlist/offer-spot.js';
import type { Waiting } from '../domain/bookings/waitlist/waitlist.js';
import { day, minute } from '../domain/time/interval.js';
import { allDay, type OfferHours } from '../domain/waiting/offer-hours.js';
import { OfferSpots } from './offer-spots.js';
import { policyEnvelope } from './policy.js';

const nine = monday('09:00');

const waits = (entryId: string, changes: Partial<Waiting> = {}): Waiting => ({
  ...{ entryId, customerHash: hashOf(entryId), holder: hashOf(entryId), isNamed: true },
  ...{ from: nine, to: nine + 60 * minute, duration: 30, units: 1, calendarIds: null },
  ...{ offered: null, passed: [], lapsed: [] },
  ...changes,
});

interface Given {
  readonly awaited?: readonly { tenant: string; serviceId: string; position: number }[];
  readonly entries?: readonly Waiting[];
  readonly context?: ReturnType<typeof inRoom4> | null;
  readonly outcome?: Partial<OfferOutcome>;
  readonly offerHours?: OfferHours;
}

const none: OfferOutcome = { to: null, appended: false, blocked: [], erased: [] };

/** The policy on a waitlist of version 4 and free rooms, the commands that it sends, and the parts that it attempts. */
const offering = ({ awaited = [], entries = [waits('wle_ada')], context = inRoom4(), ...given }: Given = {}) => {
  const now = { awaited };
  const desk = new ReadingDesk({
    rows: {
      'waitlists_v1 cross join': () => now.awaited,
      'state from slotlog.waitlists_v1': [{ state: { version: 4, entries } }],
      calendars_v2: (values) => (context ? shownRows(context, { position: 10, mark: 'mark' }, values) : []),
    },
  });
  const sent: { readonly name: string; readonly of: readonly unknown[] }[] = [];
  const execute = async ({ envelope, ...of }: { envelope: object; passing?: ReadonlySet<string> }) => {
    const { passing, ...rest } = of;
    sent.push({ name: envelope.constructor.name, of: [envelope, ...Object.values(rest), ...(passing ?? [])] });
    return { ...none, ...given.outcome };
  };
  const rules = { offerHours: given.offerHours ?? allDay };
  const policy = new OfferSpots(desk.pool, rules, { execute } as unknown as CommandBus);
  const parts: string[] = [];
  const attempt = (part: string, work: () => Promise<boolean>) => {
    parts.push(part);
    return work();
  };
  const act = (at = sundayNoon) => policy.act(7, { tenant: 'acme', id: 'svc_massage', position: 10 }, at, attempt);
  return { policy, act, sent, parts, desk, now };
};

const service = (id: string, position: number, tenant = 'acme') => ({ tenant, serviceId: id, position });
const idsOf = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);

describe('services that somebody waits for', () => {
  it('are looked at when something of theirs has moved, or ten seconds have passed', async () => {
    const { policy, now } = offering({ awaited: [service('svc_massage', 10)] });
    const find = async (at: number) => idsOf(await policy.find(7, at, []));
    const look = async (at: number) => {
      for (const each of await policy.find(7, at, [])) await policy.act(7, each, at, async () => false);
    };
    expect(await find(0)).toEqual(['svc_massage']);
    await look(1_000);
    expect([await find(1_000), await find(11_000), await find(11_001)]).toEqual([[], [], ['svc_massage']]);
    now.awaited = [service('svc_massage', 11)];
    expect(await find(1_001)).toEqual(['svc_massage']);
    expect(idsOf(await policy.find(8, 1_001, []))).toEqual(['svc_massage']);
  });

  it('are told with where they stand, without those that are paused', async () => {
    const { policy, desk } = offering({
      awaited: [service('svc_1', 5), service('svc_1', 6, 'other'), service('svc_2', 7)],
    });
    expect(await policy.find(7, 0, ['acme svc_1'])).toEqual([
      { tenant: 'other', id: 'svc_1', position: 6 },
      { tenant: 'acme', id: 'svc_2', position: 7 },
    ]);
    expect(desk.statements[0]!.values).toEqual([7]);
  });

  it('have their turns twenty at a time, those first that were not looked at for longest', async () => {
    const awaited = Array.from({ length: 22 }, (_, nth) => service(`svc_${nth}`, 1));
    const { policy, now } = offering({ awaited });
    const first = await policy.find(7, 0, []);
    expect(first).toHaveLength(20);
    for (const [nth, each] of first.entries()) await policy.act(7, each, nth === 3 ? 50 : 100 - nth, async () => false);
    now.awaited = awaited.map((each) => ({ ...each, position: 2 }));
    const next = idsOf(await policy.find(7, 200, []));
    expect(next.slice(0, 4)).toEqual(['svc_20', 'svc_21', 'svc_3', 'svc_19']);
    expect(next).toHaveLength(20);
  });

  it('are forgotten once nobody waits for them, and no others of other shards with them', async () => {
    const { policy, now } = offering({ awaited: [service('svc_1', 1)] });
    for (const shard of [1, 10])
      await policy.act(shard, { tenant: 'acme', id: 'svc_1', position: 1 }, 0, async () => false);
    expect([await policy.find(1, 1, []), await policy.find(10, 1, [])]).toEqual([[], []]);
    now.awaited = [];
    await policy.find(1, 1, []);
    now.awaited = [service('svc_1', 1)];
    expect(idsOf(await policy.find(1, 1, []))).toEqual(['svc_1']);
    expect(await policy.find(10, 1, [])).toEqual([]);
  });
});

describe('a look', () => {
  const envelope = (about: string) => policyEnvelope('offer-spots', 'acme', about, 4);

  it('offers the first start that is free to the first who waits for it, as the command of that entry, start and state', async () => {
    const { act, sent, parts } = offering({ entries: [waits('wle_ada'), waits('wle_bob')] });
    await act();
    const [quarter, half] = [15, 30].map((minutes) => nine + minutes * minute);
    expect(sent.map(({ of }) => of)).toEqual(
      [nine, quarter, half].map((start) => [envelope(`svc_massage wle_ada ${start}`), 'svc_massage', start]),
    );
    expect(parts).toEqual(['wle_ada', 'wle_ada', 'wle_ada']);
  });

  it('goes on to the next who waits where one has it, and says so if that is new', async () => {
    const had = offering({ entries: [waits('wle_ada')], outcome: { to: 'wle_ada', appended: true } });
    expect(await had.act()).toBe(true);
    expect(had.sent).toHaveLength(1);
    const again = offering({ entries: [waits('wle_ada')], outcome: { to: 'wle_ada', appended: false } });
    expect(await again.act()).toBe(false);
  });

  it('takes no notice of who has an offer, or waits for what can begin no more', async () => {
    const entries = [
      waits('wle_ada', { offered: nine }),
      waits('wle_bob', { from: sundayNoon - day, to: sundayNoon + 30 * minute - 1 }),
    ];
    expect(await offering({ entries }).act()).toBe(false);
    expect(offering({ entries }).sent).toEqual([]);
    const { act, desk } = offering({ entries });
    await act();
    expect(desk.statements.map(({ values }) => values.slice(0, 3))).toEqual([[7, 'acme', 'svc_massage']]);
  });

  it('still looks for who waits for what can begin at this very instant', async () => {
    const { act, desk } = offering({ entries: [waits('wle_bob', { to: sundayNoon + 30 * minute, from: 0 })] });
    await act();
    expect(desk.statements).toHaveLength(2);
  });

  it('offers nothing where the service is not there any more, nor what is taken', async () => {
    for (const context of [null, inRoom4({ claims: [claim('bkg_1', nine)] })]) {
      const { act, sent } = offering({ context });
      expect([await act(), sent]).toEqual([false, []]);
    }
  });

  it('offers what is more than a day ahead at hours alone at which people are up', async () => {
    const tomorrow = waits('wle_ada', { from: nine + day, to: nine + day + 30 * minute });
    const sentAt = async (offerHours: OfferHours, entry: Waiting) => {
      const { act, sent } = offering({ entries: [entry], offerHours });
      await act();
      return sent.length;
    };
    expect(await sentAt({ from: 13, to: 20 }, tomorrow)).toBe(0);
    expect(await sentAt({ from: 12, to: 20 }, tomorrow)).toBe(1);
    expect(await sentAt({ from: 13, to: 20 }, waits('wle_ada'))).toBe(3);
  });

  it('takes those off the waitlist of whom nothing is known any more, and there may be more then', async () => {
    const { act, sent } = offering({ outcome: { blocked: ['wle_ada'], erased: ['wle_ada', 'wle_old'] } });
    expect(await act()).toBe(true);
    expect(sent.slice(1).map(({ of }) => of)).toEqual([
      [envelope('wle_ada is erased'), 'wle_ada', 'erased'],
      [envelope('wle_old is erased'), 'wle_old', 'erased'],
    ]);
  });

  it('tells the next command who may have nothing now', async () => {
    const { act, sent } = offering({ entries: [waits('wle_ada')], outcome: { blocked: ['wle_bob'] } });
    await act();
    expect(sent.slice(0, 2).map(({ of }) => of.slice(3))).toEqual([[], ['wle_bob']]);
  });

  it('goes on with the others where one entry fails', async () => {
    const { policy, sent } = offering({ entries: [waits('wle_ada'), waits('wle_bob')] });
    const tried: string[] = [];
    const attempt = async (part: string, work: () => Promise<boolean>) => {
      tried.push(part);
      return part === 'wle_ada' ? false : work();
    };
    await policy.act(7, { tenant: 'acme', id: 'svc_massage', position: 10 }, sundayNoon, attempt);
    // Of whom it failed nothing more is tried.
    expect(tried.filter((each) => each === 'wle_ada')).toHaveLength(1);
    expect(new Set(tried)).toEqual(new Set(['wle_ada', 'wle_bob']));
    expect(sent.length).toBe(3);
  });
});
