import { claim, sundayNoon, theMassage, theRoom } from '#test/rules/front-desk';
import { hashOf } from '#test/rules/front-desk-waitlist';
import { walkAlternatives } from '../domain/availability/alternatives.js';
import type { Context } from '../domain/availability/availability.js';
import { walkRefused } from '../domain/availability/explain.js';
import { walkSlots } from '../domain/availability/slots.js';
import type { Waiting } from '../domain/bookings/waitlist/waitlist.js';
import { day, minute } from '../domain/time/interval.js';
import { allDay } from '../domain/waiting/offer-hours.js';
import { Turns } from '../turns.js';
import { offerFreeStarts } from './offer-free-starts.js';

/** Nobody may be kept waiting for longer than that, in milliseconds. */
const bearable = 20;

/** Milliseconds that a look costs, each as much as a slow core needs for what hangs on it. */
const costs = { known: 0.008, claim: 0.003 };

/** A clock that goes on with the work: each look at the service, a calendar or a claim takes its time, and nothing else does. */
const workshop = () => {
  let now = 0;
  let began = 0;
  const turns: number[] = [];
  const watched = <Thing extends object>(thing: Thing, cost: number): Thing =>
    new Proxy(thing, {
      get: (target, name, receiver) => {
        if (typeof name === 'string') now += cost;
        return Reflect.get(target, name, receiver);
      },
    });
  const rest = async () => {
    turns.push(now - began);
    began = now;
  };
  const worked = async () => {
    await rest();
    return turns;
  };
  return { watched, turns: new Turns(() => now, rest), worked };
};

const open = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, from: '00:00', to: '24:00' }];
const range = { start: sundayNoon, end: sundayNoon + 8 * day };
const rooms = Array.from({ length: 2 }, (_, nth) => `cal_${nth}`);

/** Two rooms in which every quarter of an hour of eight days is booked, on a grid of single minutes. */
const busy = (watched: ReturnType<typeof workshop>['watched'], isFull = true): Context => {
  const quarters = Array.from({ length: isFull ? 8 * 96 : 200 }, (_, nth) =>
    claim(`bkg_${nth}`, range.start + nth * 15 * minute, {
      buffered: { start: range.start + nth * 15 * minute, end: range.start + (nth + 1) * 15 * minute },
    }),
  );
  const service = theMassage({
    ...{ durations: [30], step: 1, minNotice: 0, bufferAfter: 0, horizonDays: 90 },
    uses: [{ anyOf: rooms, strategy: 'first' }],
  });
  return {
    service: watched(service, costs.known),
    calendars: rooms.map((id) => ({
      calendar: watched(theRoom({ id, openingHours: open }), costs.known),
      claims: watched(quarters, costs.claim),
    })),
  };
};

const waits = (nth: number, changes: Partial<Waiting> = {}): Waiting => ({
  ...{ entryId: `wls_${nth}`, customerHash: hashOf(`wls_${nth}`), holder: hashOf(`wls_${nth}`), isNamed: true },
  ...{ from: range.start, to: range.end, duration: 30 + nth, units: 1, calendarIds: null },
  ...{ offered: null, passed: [], lapsed: [] },
  ...changes,
});

const sweep = async (context: Context, waiting: readonly Waiting[], turns: Turns, isHad = false) => {
  let tried = 0;
  const passing = new Set<string>();
  const looked = { context, waiting, range, now: sundayNoon, offerHours: allDay, passing };
  await offerFreeStarts(
    looked,
    async ({ entryId }) => {
      tried += 1;
      return isHad ? { to: entryId, blocked: [] } : { to: null, blocked: [] };
    },
    turns,
  );
  return tried;
};

const longestOf = (turns: readonly number[]) => Math.max(...turns);

describe('nobody is kept waiting', () => {
  it('by a sweep of the waitlist that finds nothing, however many wishes there are', async () => {
    const { watched, turns, worked } = workshop();
    await sweep(busy(watched), [waits(0), waits(1), waits(2)], turns);
    const taken = await worked();
    expect(taken.length).toBeGreaterThan(20);
    expect(longestOf(taken)).toBeLessThanOrEqual(bearable);
  });

  it('by one that tries what somebody else has in the end, nor by one that gives to many', async () => {
    for (const isHad of [false, true]) {
      const { watched, turns, worked } = workshop();
      const near = Array.from({ length: 40 }, (_, nth) => waits(nth % 3, { entryId: `wls_${nth}`, to: range.end }));
      expect(await sweep(busy(watched, false), near.slice(0, isHad ? 40 : 1), turns, isHad)).toBeGreaterThan(30);
      const taken = await worked();
      expect(taken.length).toBeGreaterThan(3);
      expect(longestOf(taken)).toBeLessThanOrEqual(bearable);
    }
  });

  it.each([
    ['are offered', walkSlots],
    ['are not', walkRefused],
  ] as const)('by whoever asks which starts %s', async (_, walk) => {
    const { watched, turns, worked } = workshop();
    const found = await turns.firstOf<unknown>(
      walk(busy(watched), range, { duration: 30, units: 1 }, sundayNoon),
      100_000,
    );
    expect(found.next).toBeNull();
    const taken = await worked();
    expect(taken.length).toBeGreaterThan(20);
    expect(longestOf(taken)).toBeLessThanOrEqual(bearable);
  });
});

describe('among many who work at once', () => {
  it('only one has a turn in each round of the loop', async () => {
    let round = 0;
    let isOver = false;
    const count = () => {
      round += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    let now = 0;
    const resumed = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const turns = new Turns(() => (now += 100));
        await turns.take();
        return round;
      }),
    );
    isOver = true;
    expect(new Set(resumed).size).toBe(5);
  });
});

describe('a customer who has lost a slot', () => {
  it.each([
    ['all is booked', true, 24, 0],
    ['much is free', false, 49, 5],
  ])('is told of others without keeping anybody waiting where %s', async (_, isFull, hours, found) => {
    const { watched, turns, worked } = workshop();
    const asked = { serviceId: 'svc_massage', start: range.start + hours * 60 * minute, duration: 30, units: 1 };
    const walk = walkAlternatives(busy(watched, isFull), asked, sundayNoon, { reach: 62 * day });
    expect((await turns.through(walk)).slots).toHaveLength(found);
    const taken = await worked();
    expect(taken.length).toBeGreaterThan(1);
    expect(longestOf(taken)).toBeLessThanOrEqual(bearable);
  });
});

describe('the first of what a walk finds', () => {
  const walk = [1, null, 2, 3, null, 4];
  const found = (atMost: number) => new Turns().firstOf(walk, atMost);

  it.each([
    [2, { found: [1, 2], next: 3 }],
    [4, { found: [1, 2, 3, 4], next: null }],
    [9, { found: [1, 2, 3, 4], next: null }],
  ])('%i of it, and where it goes on', async (atMost, expected) => {
    expect(await found(atMost)).toEqual(expected);
  });
});
