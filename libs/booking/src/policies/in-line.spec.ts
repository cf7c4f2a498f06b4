import { claim, inRoom4, monday, sundayNoon, theMassage, theRoom } from '#test/rules/front-desk';
import { hashOf } from '#test/rules/front-desk-waitlist';
import type { Context } from '../domain/availability/availability.js';
import type { Waiting } from '../domain/bookings/waitlist/waitlist.js';
import { day, minute } from '../domain/time/interval.js';
import { allDay } from '../domain/waiting/offer-hours.js';
import { Turns } from '../turns.js';
import { type Offered, offerFreeStarts } from './offer-free-starts.js';

const nine = monday('09:00');
const range = { start: monday('00:00'), end: monday('24:00') };
const service = theMassage({ step: 15, bufferAfter: 0, minNotice: 0 });
const inRoom = (more: Parameters<typeof inRoom4>[0] = {}): Context => inRoom4({ service, ...more });

/** Somebody waits for half an hour on Monday, from so many minutes past nine until so many. */
const waits = (entryId: string, from: number, to: number, changes: Partial<Waiting> = {}): Waiting => ({
  ...{ entryId, customerHash: hashOf(entryId), holder: hashOf(entryId), isNamed: true },
  ...{ from: nine + from * minute, to: nine + to * minute, duration: 30, units: 1, calendarIds: null },
  ...{ offered: null, passed: [], lapsed: [] },
  ...changes,
});

const nobody: Offered = { to: null, blocked: [] };

/** What is tried of those who wait, where each try comes to what is said; and how often others might have had their turn. */
const tried = async (
  waiting: readonly Waiting[],
  outcomes: Readonly<Record<string, Offered>>,
  { context = inRoom(), now = sundayNoon, passing = [] as readonly string[], within = range } = {},
) => {
  const tries: string[] = [];
  let turns = 0;
  const looked = { context, waiting, range: within, now, offerHours: allDay, passing: new Set(passing) };
  const offer = async ({ entryId }: Waiting, start: number) => {
    const name = `${entryId} ${(start - nine) / minute}`;
    tries.push(name);
    return outcomes[name] ?? nobody;
  };
  await offerFreeStarts(looked, offer, new Turns(() => (turns += 1)));
  return { tries, turns };
};

const to = (entryId: string, ...blocked: string[]): Offered => ({ to: entryId, blocked });

describe('a start that nobody gets', () => {
  it('is tried once, for the first who waits for it, and takes nothing from others', async () => {
    const { tries } = await tried([waits('a', 0, 60), waits('b', 0, 75)], {});
    expect(tries).toEqual(['a 0', 'a 15', 'a 30', 'b 45']);
  });

  it('is tried for another whose wish is another one', async () => {
    const { tries } = await tried([waits('a', 0, 30), waits('b', 0, 60, { duration: 60 })], {});
    expect(tries).toEqual(['a 0', 'b 0']);
  });

  it('is tried for another who has not given it back', async () => {
    const { tries } = await tried([waits('a', 0, 45, { passed: [nine] }), waits('b', 0, 45)], {});
    expect(tries).toEqual(['a 15', 'b 0']);
  });

  it('is tried again where it turned out that somebody may have nothing, until nothing more turns out', async () => {
    const blocked = { to: null, blocked: ['b', 'c'] };
    const { tries } = await tried([waits('a', 0, 45), waits('b', 0, 60), waits('d', 0, 60)], { 'a 0': blocked });
    expect(tries).toEqual(['a 0', 'a 0', 'a 15', 'd 30']);
  });

  it('is tried no more for whom may have nothing', async () => {
    const { tries } = await tried([waits('a', 0, 60)], { 'a 0': { to: null, blocked: ['a'] } });
    expect(tries).toEqual(['a 0']);
    expect((await tried([waits('a', 0, 60)], {}, { passing: ['a'] })).tries).toEqual([]);
  });
});

describe('a start that somebody gets', () => {
  it('is theirs for as long as they wished, whomever it was tried for', async () => {
    const line = [waits('a', 0, 120), waits('b', 0, 120, { duration: 60 }), waits('c', 0, 120)];
    const { tries } = await tried(line, { 'a 0': to('b'), 'a 60': to('a') });
    expect(tries).toEqual(['a 0', 'a 60', 'c 90']);
  });

  it('is theirs for as long as whom it was tried for wished, where nobody knows them', async () => {
    const line = [waits('b', 600, 630, { duration: 15 }), waits('a', 0, 60)];
    const { tries } = await tried(line, { 'a 0': to('x'), 'a 30': to('a') });
    expect(tries).toEqual(['a 0', 'a 30']);
  });

  it('is tried no more, though it turned out that others may have nothing', async () => {
    const { tries } = await tried([waits('a', 0, 60), waits('b', 0, 60)], { 'a 0': to('a', 'b') });
    expect(tries).toEqual(['a 0']);
  });

  it('is taken on the calendars of that slot alone', async () => {
    const either = theMassage({
      ...{ step: 30, bufferAfter: 0, minNotice: 0 },
      uses: [{ anyOf: ['cal_room4', 'cal_room5'], strategy: 'first' }],
    });
    const calendars = ['cal_room4', 'cal_room5'].map((id) => ({ calendar: theRoom({ id }), claims: [] }));
    const line = ['a', 'b'].map((id) => waits(id, 0, 60));
    const outcomes = { 'a 0': to('a'), 'b 0': to('b') };
    const { tries } = await tried(line, outcomes, { context: { service: either, calendars } });
    expect(tries).toEqual(['a 0', 'b 0']);
  });

  it('is taken beside what is booked there already', async () => {
    const context = inRoom({ calendar: theRoom({ capacity: 2 }), claims: [claim('bkg_1', nine)] });
    const { tries } = await tried([waits('a', 0, 30), waits('b', 0, 75)], { 'a 0': to('a') }, { context });
    // Behind the booking the room has to be aired.
    expect(tries).toEqual(['a 0', 'b 30', 'b 45']);
  });

  it('takes nothing that it does not overlap', async () => {
    const { tries } = await tried([waits('a', 0, 30), waits('b', 0, 90)], { 'a 0': to('a') });
    expect(tries).toEqual(['a 0', 'b 30', 'b 45', 'b 60']);
  });
});

describe('in the free time', () => {
  it('nothing is tried that begins sooner than an offer lasts at least', async () => {
    const fine = inRoom({ service: theMassage({ step: 1, bufferAfter: 0, minNotice: 0 }) });
    const { tries } = await tried([waits('a', -60, 35)], {}, { context: fine, now: nine + 30_000 });
    expect(tries).toEqual(['a 2', 'a 3', 'a 4', 'a 5']);
  });

  it('as much is looked at as somebody waits for, and no more', async () => {
    const week = { start: range.start, end: range.start + 7 * day };
    const hour = await tried([waits('a', 60, 120)], {}, { within: week });
    expect(hour.tries).toHaveLength(3);
    // Each clock is read when it is made; then one turn for each start, and one for the first that is too late.
    expect(hour.turns).toBeLessThan(20);
    const before = { start: range.start + day, end: range.end + day };
    const isOver = await tried([waits('a', 0, 60)], {}, { within: before });
    const isFar = await tried([waits('a', 8 * 1_440, 8 * 1_440 + 60)], {}, { within: week });
    const none = await tried([], {});
    expect([isOver.turns, isFar.turns]).toEqual([none.turns, none.turns]);
    // What ends as they begin to wait is nothing of theirs.
    const until = await tried([waits('a', 15 * 60, 16 * 60)], {});
    expect(until.turns).toBe(none.turns);
  });

  it('who waits until the very last start of it, or from its end on, is looked at as is right', async () => {
    const until = { start: nine, end: nine + 30 * minute };
    expect((await tried([waits('a', -60, 30)], {}, { within: until })).tries).toEqual(['a 0']);
    expect((await tried([waits('a', 30, 90)], {}, { within: until })).tries).toEqual([]);
  });

  it('all who wish the same share one walk', async () => {
    let walks = 0;
    const { calendars } = inRoom();
    const context: Context = {
      service,
      get calendars() {
        walks += 1;
        return calendars;
      },
    };
    await tried(
      ['a', 'b', 'c'].map((id) => waits(id, 0, 60)),
      {},
      { context },
    );
    expect(walks).toBe(1);
  });
});
