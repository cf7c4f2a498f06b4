import { SlotsDesk } from '#test/harness/slots-desk';
import { claim, inRoom4, monday, sundayNoon } from '#test/rules/front-desk';
import type { Slot } from '../../../domain/availability/slots.js';
import { day, minute } from '../../../domain/time/interval.js';
import { Turns } from '../../../turns.js';
import { movesOf } from '../kept.js';
import { Offer, Overtaken } from '../offer.js';
import { Parts } from '../parts.js';

const nine = monday('09:00');
const end = { position: 20, mark: 'mark20' };

/** What is offered of half an hour of massage, and what its question took from what is kept. */
const offering = async (desk: SlotsDesk, service = desk.context!.service) => {
  const wanted = { duration: 30, units: 1 };
  const asked = { scope: desk.scope, service, wanted, withCandidates: false, now: desk.now };
  const moves = movesOf(await desk.kept.movements.look(7), 'acme', service);
  const parts = new Parts(desk.kept, asked, moves);
  return { offer: new Offer(desk.pool, parts, asked, new Turns(), end), parts };
};

const any = () => true;
const none = () => false;

describe('local days', () => {
  /** How many days are told from Monday on, up to Friday, and by how many looks. */
  const told = async (desk: SlotsDesk, enough: number, counts: (slot: Slot) => boolean = any, from = 0) => {
    const { offer, parts } = await offering(desk);
    const first = offer.dayOf(nine);
    desk.looks.length = 0;
    const days = await offer.days(first + from, first + 4, counts, enough);
    return { days: days.length, looks: desk.looks.length, reused: parts.reused.length };
  };
  const perDay = async () => {
    const { offer } = await offering(new SlotsDesk(inRoom4(), sundayNoon));
    const [first] = await offer.days(offer.dayOf(nine), offer.dayOf(nine), any, 0);
    return first!.value.length;
  };

  it('are told until there are more than enough that count', async () => {
    const a = await perDay();
    for (const [enough, days] of [
      [0, 1],
      [a - 1, 1],
      [a, 2],
      [a + 1, 2],
      [2 * a, 3],
      [9 * a, 5],
    ] as const)
      expect(await told(new SlotsDesk(inRoom4(), sundayNoon), enough)).toEqual({ days, looks: 1, reused: 0 });
    expect(await told(new SlotsDesk(inRoom4(), sundayNoon), 0, none)).toEqual({ days: 5, looks: 1, reused: 0 });
    const onWednesday = ({ start }: Slot) => nine + 2 * day <= start && start < nine + 3 * day;
    expect((await told(new SlotsDesk(inRoom4(), sundayNoon), 0, onWednesday)).days).toBe(3);
  });

  it('that are kept are looked at no more, and count as the others do', async () => {
    const a = await perDay();
    const known = async (from: number, enough: number, counts = any) => {
      const desk = new SlotsDesk(inRoom4(), sundayNoon);
      await told(desk, 9 * a, none, from);
      return told(desk, enough, counts);
    };
    expect(await known(0, 0)).toEqual({ days: 1, looks: 0, reused: 1 });
    expect(await known(0, a)).toEqual({ days: 2, looks: 0, reused: 2 });
    expect(await known(0, 0, none)).toEqual({ days: 5, looks: 0, reused: 5 });
    // From Wednesday on they are kept: of the others as many are looked at as are missing.
    expect(await known(2, a)).toEqual({ days: 2, looks: 1, reused: 0 });
    expect(await known(2, 2 * a)).toEqual({ days: 3, looks: 1, reused: 1 });
  });

  it('behind one that is kept are looked at as far as is still missing', async () => {
    const a = await perDay();
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    const { offer } = await offering(desk);
    await offer.days(offer.dayOf(nine), offer.dayOf(nine), any, 0);
    expect(await told(desk, a + 1)).toEqual({ days: 2, looks: 1, reused: 1 });
  });

  it('of a service that has moved on meanwhile, or is not there any more, are overtaken', async () => {
    const desk = new SlotsDesk(inRoom4(), sundayNoon);
    const { offer } = await offering(desk);
    desk.context = null;
    await expect(offer.days(offer.dayOf(nine), offer.dayOf(nine), any, 0)).rejects.toThrow(Overtaken);
    await expect(offer.next(offer.dayOf(nine))).rejects.toThrow(Overtaken);
  });
});

describe('the start that comes next', () => {
  const full = (days: number) =>
    claim('bkg_all', monday('00:00'), { buffered: { start: monday('00:00'), end: monday('00:00') + days * day } });
  const next = async (desk: SlotsDesk) => {
    const { offer, parts } = await offering(desk);
    return { found: await offer.next(offer.dayOf(nine)), reused: parts.reused };
  };

  it('is kept, and is told again as part of what was kept', async () => {
    const desk = new SlotsDesk(inRoom4({ claims: [full(3)] }), sundayNoon);
    const { found, reused } = await next(desk);
    expect(found.value).toEqual({ next: nine + 3 * day, searchedUntil: nine + 3 * day });
    expect(reused).toEqual([]);
    desk.looks.length = 0;
    const again = await next(desk);
    expect(again.found).toBe(found);
    expect(again.reused).toEqual([found]);
    expect(desk.looks).toEqual([]);
  });

  it('stands at the first of the looks that it took, or at the end of the log where that comes before', async () => {
    const at = async (...positions: number[]) => {
      const desk = new SlotsDesk(inRoom4({ claims: [full(9)] }), sundayNoon);
      const goOn = () => {
        const position = positions.shift() ?? 99;
        desk.at = { position, mark: `mark${position}` };
        desk.meanwhile = goOn;
      };
      desk.meanwhile = goOn;
      return (await next(desk)).found.at;
    };
    expect(await at(12, 11, 13)).toEqual({ position: 11, mark: 'mark11' });
    expect(await at(11, 12, 13)).toEqual({ position: 11, mark: 'mark11' });
    expect(await at(21, 22, 23)).toEqual(end);
  });

  it('is good until something in it lapses, or the day is over', async () => {
    const desk = new SlotsDesk(inRoom4({ claims: [full(3)] }), sundayNoon);
    expect((await next(desk)).found.until).toBe(monday('00:00'));
    const lapses = sundayNoon + 20 * minute;
    const held = { ...full(3), kind: 'hold' as const, expiresAt: lapses };
    const holding = new SlotsDesk(inRoom4({ claims: [held] }), sundayNoon);
    expect((await next(holding)).found.until).toBe(lapses + 2_000);
  });

  it('is not kept where any of the looks lacked something', async () => {
    const desk = new SlotsDesk(inRoom4({ claims: [full(9)] }), sundayNoon);
    let looks = 0;
    const goOn = () => {
      looks += 1;
      desk.parked = looks === 2 ? [{ subject: 'agenda/cal_other/2026-11-23', position: 9 }] : null;
      desk.meanwhile = goOn;
    };
    desk.meanwhile = goOn;
    const { found } = await next(desk);
    expect((await next(desk)).found).not.toBe(found);
  });
});
