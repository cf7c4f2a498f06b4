import { claim, inRoom4, monday, sundayNoon, theMassage, theRoom } from '#test/rules/front-desk';
import { conflictsIn } from '../claims/lane.js';
import { judge } from './availability.js';
import { findSlots } from './slots.js';

const half = { duration: 30, units: 1 };

type Known = Parameters<typeof inRoom4>[0];

const judged = (more: Known, start = monday('10:00'), units = 1, now = sundayNoon) =>
  judge(inRoom4(more), { start, duration: 30, units }, now);

const offered = (more: Known, from = monday('09:00'), to = monday('11:00'), now = sundayNoon) =>
  findSlots(inRoom4(more), { start: from, end: to }, half, now).map(({ start }) =>
    new Date(start + 3_600_000).toISOString().slice(11, 16),
  );

describe('in a room for one', () => {
  it('a free time is bookable', () => {
    expect(judged({})).toMatchObject({ bookable: true, violations: [], serviceIsGone: false, lost: null });
  });

  it('a taken time is not, and the verdict names what is in the way', () => {
    const ada = claim('bkg_ada', monday('10:15'));
    const verdict = judged({ claims: [claim('bkg_early', monday('09:00')), ada] });
    expect(verdict).toMatchObject({ bookable: false, violations: [], lost: { obstacle: 'slot-taken' } });
    expect(conflictsIn(verdict.lost!.lane, { ...verdict.taken, atAnyHour: false })).toEqual([ada]);
  });

  it('a start that the rules leave out is not bookable, though nobody has it', () => {
    expect(judged({}, monday('10:10'))).toMatchObject({ bookable: false, lost: null });
  });

  it('airing keeps the next one out, on both sides', () => {
    const claims = [claim('bkg_ada', monday('10:00'))];
    expect(judged({ claims }, monday('10:30')).bookable).toBe(false);
    expect(judged({ claims }, monday('10:45')).bookable).toBe(true);
    expect(judged({ claims }, monday('09:30')).bookable).toBe(false);
    expect(judged({ claims }, monday('09:15')).bookable).toBe(true);
  });

  it('a booking does not stand in its own way', () => {
    const claims = [claim('bkg_ada', monday('10:00'))];
    expect(judged({ claims, ignoreBooking: 'bkg_ada' }, monday('10:15')).bookable).toBe(true);
    expect(judged({ claims, ignoreBooking: 'bkg_bob' }, monday('10:15')).bookable).toBe(false);
  });

  it('a claim that runs out keeps others out until two seconds after', () => {
    const claims = [claim('bkg_ada', monday('10:00'), { expiresAt: sundayNoon })];
    const lapse = sundayNoon + 2_000;
    expect(judged({ claims })).toMatchObject({ bookable: false, until: lapse });
    expect(judged({ claims }, monday('10:00'), 1, lapse - 1)).toMatchObject({ bookable: false, until: lapse });
    expect(judged({ claims }, monday('10:00'), 1, lapse)).toMatchObject({ bookable: true, lost: null });
  });
});

describe('the slots of a morning', () => {
  it('are all starts on the grid at which the room is open', () => {
    expect(offered({}, monday('08:00'), monday('10:00'))).toEqual(['09:00', '09:15', '09:30', '09:45']);
    expect(offered({}, monday('16:00'), monday('18:00'))).toEqual(['16:00', '16:15', '16:30']);
  });

  it('leave out what is taken, airing included', () => {
    expect(offered({ claims: [claim('bkg_ada', monday('09:45'))] })).toEqual(['09:00', '10:30', '10:45']);
  });

  it('begin when notice allows and end with the horizon', () => {
    expect(offered({}, monday('09:00'), monday('11:00'), monday('09:20'))).toEqual(['10:30', '10:45']);
    const service = theMassage({ horizonDays: 0 });
    expect(offered({ service })).toEqual([]);
    expect(offered({ service }, monday('09:00'), monday('09:30'), monday('00:00'))).toEqual(['09:00', '09:15']);
  });

  it('tell their end, what remains, and the calendar that they would take', () => {
    const calendar = theRoom({ capacity: 3 });
    const claims = [claim('bkg_ada', monday('09:00'))];
    const range = { start: monday('09:00'), end: monday('09:15') };
    expect(findSlots(inRoom4({ calendar, claims }), range, half, sundayNoon)).toEqual([
      {
        start: monday('09:00'),
        end: monday('09:30'),
        remaining: 1,
        free: 2,
        calendarIds: ['cal_room4'],
        candidates: ['cal_room4'],
      },
    ]);
  });

  it('are none for a length or a number that the service does not offer', () => {
    const morning = { start: monday('09:00'), end: monday('11:00') };
    expect(findSlots(inRoom4(), morning, { duration: 45, units: 1 }, sundayNoon)).toEqual([]);
    expect(findSlots(inRoom4(), morning, { duration: 30, units: 2 }, sundayNoon)).toEqual([]);
  });
});

describe('an archived thing', () => {
  it('cannot be booked: a calendar', () => {
    const calendar = theRoom({ status: 'archived' });
    expect(judged({ calendar })).toMatchObject({ bookable: false, lost: { obstacle: 'archived' } });
    expect(offered({ calendar })).toEqual([]);
  });

  it('cannot be booked: a service, though what is booked may still be moved', () => {
    const service = theMassage({ status: 'archived' });
    expect(judged({ service })).toMatchObject({ bookable: false, serviceIsGone: true });
    expect(offered({ service })).toEqual([]);
    expect(judged({ service, ignoreBooking: 'bkg_ada' }).bookable).toBe(true);
    expect(offered({ service, ignoreBooking: 'bkg_ada' })).toHaveLength(8);
  });
});
