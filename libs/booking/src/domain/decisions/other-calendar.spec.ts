import { at, booked, massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { given } from '#test/rules/given';
import type { Move } from '../bookings/reschedule-target.js';
import { agendaStream } from '../claims/agenda.js';
import { append, type Read } from '../deciding/decision.js';
import { rescheduleBooking } from './bookings/reschedule-booking.js';

const ten = monday('10:00');
const uses = [{ anyOf: ['cal_ann', 'cal_bob'], strategy: 'first' as const }];
const byAnn = [
  ...['cal_ann', 'cal_bob'].map((id) => roomCreated({}, id)),
  massageCreated({ uses }),
  ...booked('bkg_ada', ten, { calendarIds: ['cal_ann'] }),
];

const move = (change: Partial<Move>, now: number) => (read: Read) => {
  const to = { id: 'bkg_ada', stated: at(1), start: ten, duration: null, units: null, ...change };
  return rescheduleBooking({ ...{ holdsPerCustomer: 5 }, read, now }, to);
};

const inTime = monday('08:00');
const freed = append(agendaStream('cal_ann', '2026-11-23'), { type: 'TimeFreed', data: { bookingId: 'bkg_ada' } });

describe('a customer who goes to another of those that would do, at the same time, gives back the one that they have', () => {
  it('up to two hours before, as they might cancel', () => {
    const { outcome } = given(...byAnn).when(move({ calendarIds: ['cal_bob'] }, inTime));
    expect(outcome).toMatchObject({ events: expect.arrayContaining([freed]), until: inTime + 1 });
  });

  it('and no later, but for the desk that sets the window aside', () => {
    given(...byAnn)
      .when(move({ calendarIds: ['cal_bob'] }, inTime + 1))
      .thenRefused('window-closed', { closedAt: inTime });
    const { outcome } = given(...byAnn).when(
      move({ calendarIds: ['cal_bob'], override: ['window-closed'] }, inTime + 1),
    );
    expect(outcome).toMatchObject({ events: expect.arrayContaining([freed]) });
  });

  it('but whoever stays gives back nothing, however late', () => {
    given(...byAnn)
      .when(move({ calendarIds: ['cal_ann'] }, inTime + 1))
      .thenNothing();
    given(...byAnn)
      .when(move({}, sundayNoon))
      .thenNothing();
  });
});
