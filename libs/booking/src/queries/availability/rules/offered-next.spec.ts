import { SlotsDesk } from '#test/harness/slots-desk';
import { claim, inRoom4, monday, sundayNoon, theMassage, theRoom } from '#test/rules/front-desk';
import { day, minute } from '../../../domain/time/interval.js';
import type { FoundSlots } from '../found-slots.js';

const nine = monday('09:00');
const ofMonday = { from: monday('00:00'), to: monday('24:00'), duration: 30, units: 1 };

/** What is said of slots, whatever it stands on and however long it may be kept. */
const said = (found: FoundSlots | null) => found && { ...found, position: 0, mark: '', until: 0 };

const taken = (start: number, length = 30) =>
  claim(`bkg_${start}`, start, { buffered: { start, end: start + length * minute } });

describe('when nothing is free in the range that is asked for', () => {
  const full = (days: number) => inRoom4({ claims: [taken(ofMonday.from, days * 24 * 60)] });

  it('the next is told: of the rest of the last day, or of a later one', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    const early = { from: monday('06:00'), to: monday('08:00') };
    expect(await desk.ask(early)).toMatchObject({ slots: [], nextAvailable: nine, searchedUntil: nine });
    const later = new SlotsDesk(full(9), sundayNoon);
    expect(await later.ask()).toMatchObject({ slots: [], nextAvailable: nine + 9 * day });
  });

  it('nothing is told beyond the horizon', async () => {
    const context = { ...full(300), service: theMassage({ horizonDays: 30 }) };
    const desk = new SlotsDesk(context, sundayNoon);
    const found = await desk.ask();
    expect(found).toMatchObject({ slots: [], nextAvailable: null });
    expect(said(found)).toEqual(said(await desk.afresh()));
    const beyond = { from: sundayNoon + 60 * day, to: sundayNoon + 61 * day };
    expect(said(await desk.ask(beyond))).toEqual(said(await desk.afresh(beyond)));
  });

  it('what comes next is kept, until something of it moves', async () => {
    const desk = new SlotsDesk(full(9), sundayNoon);
    const first = await desk.ask();
    desk.looks.length = 0;
    expect(await desk.ask()).toBe(first);
    // Another question with the same next one.
    expect(await desk.ask({ from: nine })).toMatchObject({ nextAvailable: nine + 9 * day });
    expect(desk.looks).toEqual([]);
    desk.book(taken(nine + 9 * day));
    expect(await desk.ask()).toMatchObject({ nextAvailable: nine + 9 * day + 30 * minute });
  });

  it('the next stands at the first of all looks that it took', async () => {
    const desk = new SlotsDesk(full(9), sundayNoon);
    const look = desk.log;
    expect(look.now()).toBe(sundayNoon);
    // Each later look finds the read models further on.
    const goOn = () => {
      desk.move('calendar/cal_other').catchUp();
      desk.meanwhile = goOn;
    };
    desk.meanwhile = goOn;
    const found = await desk.ask();
    expect(found).toMatchObject({ nextAvailable: nine + 9 * day, position: 11, mark: 'mark11' });
  });

  it('it is told what begins at the very end of what was asked for', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    expect(await desk.ask({ from: monday('06:00'), to: nine })).toMatchObject({ slots: [], nextAvailable: nine });
  });

  it('it is good until what is in its way lapses, on the day that was asked for or on the rest of it', async () => {
    const lapses = sundayNoon + 5 * minute;
    const held = (start: number, minutes: number) => ({
      ...taken(start, minutes),
      ...{ kind: 'hold' as const, expiresAt: lapses },
    });
    const full = new SlotsDesk(inRoom4({ claims: [held(ofMonday.from, 24 * 60)] }), sundayNoon);
    expect(await full.ask()).toMatchObject({ nextAvailable: nine + day, until: lapses + 2_000 });
    // Days later nothing is read of Monday any more.
    const week = [held(ofMonday.from, 24 * 60), taken(ofMonday.from + day, 6 * 24 * 60)];
    const busy = new SlotsDesk(inRoom4({ claims: week }), sundayNoon);
    const all = await busy.ask({ to: ofMonday.to + 5 * day });
    expect(all).toMatchObject({ nextAvailable: nine + 7 * day, until: lapses + 2_000 });
    const early = new SlotsDesk(inRoom4({ claims: [held(nine, 30)] }), sundayNoon);
    const found = await early.ask({ from: monday('06:00'), to: monday('08:00') });
    expect(found).toMatchObject({ nextAvailable: nine + 30 * minute, until: lapses + 2_000 });
  });

  it('nothing is looked for where all up to the horizon was asked for', async () => {
    const closed = inRoom4({ service: theMassage({ horizonDays: 2 }), calendar: theRoom({ openingHours: [] }) });
    const desk = new SlotsDesk(closed, sundayNoon);
    expect(await desk.ask({ to: monday('24:00') + day })).toMatchObject({ nextAvailable: null });
    // The service, and its days.
    expect(desk.looks).toHaveLength(2);
  });

  it('and nothing where there is one, though it be the last of its day', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    const last = (await desk.ask())!.slots.at(-1)!.start;
    desk.looks.length = 0;
    expect(await desk.ask({ from: last, to: last + 1 })).toMatchObject({ nextAvailable: last });
    expect(desk.looks).toEqual([]);
  });

  it('what was full is told once it is free again, though what came next has not moved', async () => {
    const desk = new SlotsDesk(full(1), sundayNoon);
    expect(await desk.ask()).toMatchObject({ slots: [], nextAvailable: nine + day });
    desk.context = inRoom4();
    desk.move('agenda/cal_room4/2026-11-23').catchUp();
    expect(await desk.ask()).toMatchObject({ nextAvailable: nine });
  });
});
