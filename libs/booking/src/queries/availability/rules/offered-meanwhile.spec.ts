import { SlotsDesk } from '#test/harness/slots-desk';
import { claim, inRoom4, monday, sundayNoon, theMassage } from '#test/rules/front-desk';
import { day, minute } from '../../../domain/time/interval.js';
import { findOffered } from '../find-offered.js';
import type { FoundSlots } from '../found-slots.js';

const nine = monday('09:00');
const ofMonday = { from: monday('00:00'), to: monday('24:00'), duration: 30, units: 1 };

const startsOf = (found: FoundSlots | null) => found?.slots.map(({ start }) => (start - nine) / minute);

/** What is said of slots, whatever it stands on and however long it may be kept. */
const said = (found: FoundSlots | null) => found && { ...found, position: 0, mark: '', until: 0 };

const taken = (start: number, length = 30) =>
  claim(`bkg_${start}`, start, { buffered: { start, end: start + length * minute } });

describe('while somebody looks', () => {
  it('others who ask the same wait for it, and look no more themselves', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    await desk.ask({ to: ofMonday.from + 1 });
    desk.looks.length = 0;
    const asked = [0, 1, 2, 3].map((nth) => desk.ask({ from: nine + day, to: nine + (5 - nth) * day }));
    for (const found of await Promise.all(asked)) expect(found?.slots.length).toBeGreaterThan(0);
    expect(desk.looks).toHaveLength(1);
  });

  it('others who ask for the same next one wait for it as well', async () => {
    const desk = new SlotsDesk(inRoom4({ claims: [taken(ofMonday.from, 9 * 24 * 60)] }), sundayNoon);
    const [tuesday, thursday] = [ofMonday.from + day, ofMonday.from + 3 * day];
    // The days are known, and what comes after Thursday.
    await desk.ask({ from: tuesday, to: thursday });
    desk.looks.length = 0;
    const next = { from: tuesday, to: tuesday + 9 * 60 * minute };
    const found = await Promise.all([desk.ask(next), desk.ask(next)]);
    expect(found.map((each) => each?.nextAvailable)).toEqual([nine + 9 * day, nine + 9 * day]);
    const days = desk.looks.map(({ first }) => first);
    expect(days.length).toBeGreaterThan(0);
    expect(new Set(days).size).toBe(days.length);
  });

  it('what was kept and moves meanwhile is found out anew', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    await desk.ask();
    desk.meanwhile = () => desk.book(taken(nine));
    const found = await desk.ask({ to: ofMonday.to + day });
    expect(startsOf(found)?.[0]).toBe(30);
    expect(said(found)).toEqual(said(await desk.afresh({ to: ofMonday.to + day })));
  });

  it('and all is looked at at once where it moves again and again', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    await desk.ask();
    let moves = 0;
    const goOn = () => {
      moves += 1;
      desk.book(taken(nine + moves * 30 * minute));
      desk.meanwhile = goOn;
    };
    desk.meanwhile = goOn;
    const found = await desk.ask({ to: ofMonday.to + day });
    desk.meanwhile = () => {};
    expect(said(found)).toEqual(said(await desk.afresh({ to: ofMonday.to + day })));
    // Three times it is begun, and then all is looked at at once.
    expect(moves).toBe(3 + 1);
  });

  it('a service that the read models know by another version is looked at anew', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    await desk.ask({ to: ofMonday.from + 1 });
    // Its rows have the change before the log is looked at again.
    desk.context = inRoom4({ service: theMassage({ version: 2, step: 30 }) });
    desk.looks.length = 0;
    const found = await desk.ask({ to: ofMonday.to + day });
    expect(found?.service.version).toBe(2);
    // One look finds that out; then the service is looked at anew, and its days.
    expect(desk.looks).toHaveLength(3);
    expect(startsOf(found)?.slice(0, 2)).toEqual([0, 30]);
  });

  it('nothing but that is hidden: what else goes wrong is told', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    desk.meanwhile = () => Promise.reject(new Error('no connection'));
    await expect(desk.ask()).rejects.toThrow('no connection');
  });
});

describe('an answer that must not be kept', () => {
  it('is what lacks something that may come without being written', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    desk.parked = [{ subject: 'agenda/cal_room4/2026-11-23', position: 9 }];
    expect(await desk.ask()).toMatchObject({ slots: [] });
    desk.parked = null;
    desk.looks.length = 0;
    expect(startsOf(await desk.ask())?.[0]).toBe(0);
    expect(desk.looks).toHaveLength(2);
  });

  it('is what comes next, where part of it was hidden', async () => {
    const desk = new SlotsDesk(inRoom4({ claims: [taken(ofMonday.from, 24 * 60)] }), sundayNoon);
    desk.parked = [{ subject: 'agenda/cal_room4/2026-11-24', position: 9 }];
    expect(await desk.ask()).toMatchObject({ nextAvailable: nine + 2 * day });
    desk.parked = null;
    expect(await desk.ask()).toMatchObject({ nextAvailable: nine + day });
  });

  it('is what was made of another past', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    const first = await desk.ask();
    desk.failOver();
    const found = await desk.ask();
    expect(found).not.toBe(first);
    expect(said(found)).toEqual(said(first));
  });
});

describe('whether anything has moved', () => {
  /** Counts how often that is asked, and has something happen before the second time. */
  const counted = (desk: SlotsDesk, second: () => void = () => {}) => {
    const { look } = desk.kept.movements;
    const asked = { times: 0 };
    const counting = (shard: number) => {
      asked.times += 1;
      if (asked.times === 2) second();
      return look(shard);
    };
    Object.assign(desk.kept.movements, { look: counting });
    return asked;
  };

  it('is asked once where all is kept, and again where something was read', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    const asked = counted(desk);
    await desk.ask();
    expect(asked.times).toBe(2);
    await desk.ask();
    await desk.ask({ from: nine });
    expect(asked.times).toBe(4);
  });

  it('is asked again where something kept is newer than the log was at first', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    await desk.ask({ to: ofMonday.from + 1 });
    // The read models are further on than anybody has asked the log.
    desk.at = { position: 12, mark: 'mark12' };
    await desk.ask({ from: nine + day, to: ofMonday.to + day });
    counted(desk, () => {
      desk.move('service/svc_other', 'service/svc_other');
      desk.book(taken(nine + day));
    });
    const found = await desk.ask({ from: nine + day - minute, to: ofMonday.to + day });
    expect(startsOf(found)?.[0]).toBe(24 * 60 + 30);
  });
});

describe('an answer', () => {
  it('stands where it was read, whatever position is asked for, and where something was kept there too', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    desk.move('service/svc_other', 'service/svc_other');
    expect(await desk.ask({}, 12)).toMatchObject({ position: 10, mark: 'mark10' });
    expect(await desk.ask({ from: nine }, 10)).toMatchObject({ position: 10, mark: 'mark10' });
    expect(await desk.ask({ from: nine + 1 }, 9)).toMatchObject({ position: 10, mark: 'mark10' });
  });

  it('is another one once midnight has moved the horizon', async () => {
    const desk = new SlotsDesk(inRoom4({ service: theMassage({ horizonDays: 1 }) }), monday('00:00') - 1);
    const filter = { to: ofMonday.to + 9 * day };
    const first = await desk.ask(filter);
    expect(await desk.ask(filter)).toBe(first);
    desk.now = monday('00:00');
    const next = await desk.ask(filter);
    expect(next?.slots.length).toBe(2 * first!.slots.length);
  });

  it('is of its tenant’s own service', async () => {
    const desk = new SlotsDesk(inRoom4({ service: theMassage({ name: 'ours' }) }), sundayNoon);
    await desk.ask();
    desk.context = inRoom4({ service: theMassage({ name: 'theirs' }) });
    for (const scope of [
      { tenant: 'other', shard: 7 },
      { tenant: 'acme', shard: 8 },
    ]) {
      const found = await findOffered(desk, scope, 'svc_massage', ofMonday);
      expect(found?.service.name).toBe('theirs');
    }
    expect((await desk.ask())?.service.name).toBe('ours');
  });
});
