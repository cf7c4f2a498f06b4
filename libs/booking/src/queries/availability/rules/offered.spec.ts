import { Dice } from '#test/fuzz/dice';
import { SlotsDesk } from '#test/harness/slots-desk';
import { claim, inRoom4, monday, sundayNoon, theMassage, theRoom } from '#test/rules/front-desk';
import { day, minute } from '../../../domain/time/interval.js';
import type { FoundSlots } from '../found-slots.js';
import { zoneOf } from '../zone-of.js';

const nine = monday('09:00');
const ofMonday = { from: monday('00:00'), to: monday('24:00'), duration: 30, units: 1 };

const startsOf = (found: FoundSlots | null) => found?.slots.map(({ start }) => (start - nine) / minute);

/** What is said of slots, whatever it stands on and however long it may be kept. */
const said = (found: FoundSlots | null) => found && { ...found, position: 0, mark: '', until: 0 };

const taken = (start: number, length = 30) =>
  claim(`bkg_${start}`, start, { buffered: { start, end: start + length * minute } });

describe('the slots of a service', () => {
  it('are what a fresh look finds, whatever is kept, happens and is asked', async () => {
    const dice = new Dice(3);
    const limits = { perDay: 3, perWeek: 9, perCustomer: null };
    const desk = new SlotsDesk(inRoom4({ service: theMassage({ limits, horizonDays: 20 }) }), sundayNoon);
    let found = 0;
    let looks = 0;
    for (let round = 0; round < 150; round += 1) {
      if (dice.happens(1 / 4)) desk.now += dice.pick([1, 29 * minute, 5 * 60 * minute]);
      if (dice.happens(1 / 2)) {
        const start = desk.now + dice.below(20 * 24 * 4) * 15 * minute;
        const expiresAt = dice.pick([null, null, desk.now + 30 * minute]);
        desk.book({ ...taken(start, dice.pick([30, 600])), ...(expiresAt !== null && { kind: 'hold', expiresAt }) });
      }
      const from = desk.now + dice.pick([-1, 0, 1, 3, 8]) * dice.pick([day, 60 * minute]);
      const filter = { from, to: from + dice.pick([0, 1, 90 * minute, day, 3 * day, 30 * day]) };
      desk.looks.length = 0;
      const offered = await desk.ask(filter);
      looks += desk.looks.length;
      expect(said(offered)).toEqual(said(await desk.afresh(filter)));
      found += offered!.slots.length;
    }
    expect(found).toBeGreaterThan(5_000);
    // What is kept is read again only where it moved.
    expect(looks).toBeLessThan(150);
  });

  it('are given again as they are, for as long as nothing of theirs moves', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    const first = await desk.ask();
    desk.looks.length = 0;
    desk.move('agenda/cal_room5/2026-11-23', 'service/svc_other').catchUp();
    expect(await desk.ask()).toBe(first);
    expect(desk.looks).toEqual([]);
    desk.now += minute;
    expect(await desk.ask({}, 10)).toBe(first);
  });

  it('stand where they were read, and at the end of the log for who wants it later, if nothing of theirs moved', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    expect(await desk.ask()).toMatchObject({ position: 10, mark: 'mark10' });
    desk.move('agenda/cal_room5/2026-11-23', 'service/svc_other');
    expect(await desk.ask({}, 10)).toMatchObject({ position: 10, mark: 'mark10' });
    expect(await desk.ask({}, 11)).toMatchObject({ position: 12, mark: 'mark12' });
    expect(await desk.ask({}, { position: 12, mark: 'mark12' } as never)).toMatchObject({ position: 12 });
  });

  it('are read of those days alone that moved', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    const filter = { to: ofMonday.to + 5 * day };
    await desk.ask(filter);
    desk.looks.length = 0;
    const wednesday = nine + 2 * day;
    desk.book(taken(wednesday));
    expect(startsOf(await desk.ask(filter))).not.toContain(2 * 24 * 60);
    expect(desk.looks).toHaveLength(1);
    const [{ first, last }] = desk.looks as [SlotsDesk['looks'][number]];
    expect([first * day <= wednesday, wednesday < (last + 1) * day, last - first <= 3]).toEqual([true, true, true]);
  });

  it('are good until time makes others of them: a notice that passes, a hold that lapses, midnight', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    const midnight = monday('00:00');
    expect((await desk.ask())?.until).toBe(midnight);
    const lapses = sundayNoon + 5 * minute;
    desk.book({ ...taken(nine), kind: 'hold', expiresAt: lapses });
    expect((await desk.ask())?.until).toBe(lapses + 2_000);
    desk.now = lapses + 2_000;
    expect(startsOf(await desk.ask())?.[0]).toBe(0);
    const early = new SlotsDesk(inRoom4(), monday('07:30'));
    expect((await early.ask())?.until).toBe(monday('08:00') + 1);
  });

  it('are none of a service that is not there', async () => {
    const desk = new SlotsDesk(null, sundayNoon);
    expect(await desk.ask()).toBeNull();
    expect(await zoneOf(desk, desk.scope, 'svc_massage')).toBeNull();
    desk.context = inRoom4({ service: theMassage({ timeZone: 'Asia/Tokyo' }) });
    expect(await zoneOf(desk, desk.scope, 'svc_massage')).toBe('Asia/Tokyo');
    expect(await desk.ask()).toMatchObject({ service: { id: 'svc_massage' } });
  });

  it('are as long as asked for, or as the first of the service’s lengths', async () => {
    const desk = new SlotsDesk(inRoom4({ service: theMassage({ durations: [60, 30] }) }), sundayNoon);
    const lengths = async (duration: number | null) =>
      new Set((await desk.ask({ duration, units: null }))!.slots.map(({ start, end }) => (end - start) / minute));
    expect(await lengths(null)).toEqual(new Set([60]));
    expect(await lengths(30)).toEqual(new Set([30]));
  });

  it('tell all calendars that would do only where that is asked for', async () => {
    const service = theMassage({ uses: [{ anyOf: ['cal_room4', 'cal_room5'], strategy: 'first' }] });
    const calendars = ['cal_room4', 'cal_room5'].map((id) => ({ calendar: theRoom({ id }), claims: [] }));
    const desk = new SlotsDesk({ service, calendars }, sundayNoon);
    expect((await desk.ask())?.slots[0]?.candidates).toEqual([]);
    const { slots } = (await desk.ask({ candidates: true }))!;
    expect(slots).toEqual((await desk.afresh({ candidates: true }))!.slots);
    expect(JSON.stringify(slots[0])).toContain('cal_room5');
  });

  it('are told two thousand at a time, with where to go on', async () => {
    const always = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, from: '00:00', to: '24:00' }];
    const context = inRoom4({ service: theMassage({ step: 5 }), calendar: theRoom({ openingHours: always }) });
    const desk = new SlotsDesk(context, sundayNoon);
    const filter = { to: ofMonday.from + 20 * day };
    const first = await desk.ask(filter);
    expect(first?.slots).toHaveLength(2_000);
    expect(said(first)).toEqual(said(await desk.afresh(filter)));
    const rest = await desk.ask({ from: first!.nextFrom!, to: ofMonday.from + 7 * day });
    expect(rest?.slots).toHaveLength(7 * 288 - 2_000);
    expect(rest?.nextFrom).toBeNull();
  });
});
