import { adasHash, at, book, held, massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { fivePast } from '#test/rules/front-desk-holds';
import { joined, left, offered } from '#test/rules/front-desk-waitlist';
import { desk, type Fact, given } from '#test/rules/given';
import type { Read } from '../../deciding/decision.js';
import { Refused } from '../../deciding/refused.js';
import { minute } from '../../time/interval.js';
import { confirmBooking } from '../bookings/confirm-booking.js';
import { expireWaitlistEntry } from './expire-waitlist-entry.js';
import { leaveWaitlist } from './leave-waitlist.js';

const ten = monday('10:00');
const desks = [roomCreated(), massageCreated()];
const waits = (id: string) => joined(id, {}, adasHash);
const streams = (decided: ReturnType<ReturnType<typeof given>['when']>) => {
  if (decided.outcome instanceof Refused) throw decided.outcome;
  return decided.outcome.events.filter(({ type }) => type === 'WaitlistLeft').map(({ stream }) => stream.name);
};
const confirm = (read: Read) =>
  confirmBooking(
    { read, actor: desk, now: sundayNoon },
    { id: 'bkg_ada', stated: at(1), customer: null, notes: null },
    { customerId: 'cus_new', customerHash: 'hash_of_new' },
  );

describe('a customer who gets a time for which they wait leaves the line', () => {
  it('by booking it, and by confirming a hold of it', () => {
    expect(streams(given(...desks, ...waits('wls_ada')).when(book()))).toEqual(['waitlist-entry/wls_ada']);
    const hold = held('bkg_ada', ten, { expiresAt: fivePast });
    expect(streams(given(...desks, ...waits('wls_ada'), ...hold).when(confirm))).toEqual(['waitlist-entry/wls_ada']);
  });

  it('not a second time where the line, which is a hint, says otherwise than they', () => {
    const [queued, entered] = waits('wls_ada') as [Fact, Fact];
    const gone = left('wls_ada')[1]!;
    expect(streams(given(...desks, queued, entered, gone).when(book()))).toEqual([]);
    expect(streams(given(...desks, queued).when(book()))).toEqual([]);
  });

  it('not where something else is offered to them, of which they have still to say something', () => {
    const offer = offered('wls_ada', 'bkg_offer', monday('11:00'), sundayNoon + 60 * minute, sundayNoon);
    const decided = given(...desks, ...waits('wls_ada'), ...offer).when(book());
    expect(streams(decided)).toEqual([]);
    decided.thenExpected(
      ...['agenda/cal_room4/2026-11-23', 'booking/bkg_ada', 'calendar/cal_room4', 'service/svc_massage'],
    );
  });

  it('not the other lines in which they stand where they take what was offered in one', () => {
    const offer = offered('wls_one', 'bkg_ada', ten, sundayNoon + 60 * minute, sundayNoon);
    const facts = [...desks, ...joined('wls_one'), ...joined('wls_two', {}, 'hash_of_wls_one'), ...offer];
    expect(streams(given(...facts).when(confirm))).toEqual([]);
  });
});

it('a customer who leaves the line while they wait reads no booking', () => {
  given(...desks, ...waits('wls_ada'))
    .when((read) => leaveWaitlist({ read, now: sundayNoon }, { id: 'wls_ada', onlyCustomer: null }))
    .thenExpected('waitlist-entry/wls_ada', 'waitlist/svc_massage', `waits/${adasHash}`);
});

it('a customer who leaves the line leaves their own entry, and nobody else’s', () => {
  const leave = (onlyCustomer: string) => (read: Read) =>
    leaveWaitlist({ read, now: sundayNoon }, { id: 'wls_ada', onlyCustomer });
  const decided = given(...desks, ...waits('wls_ada'));
  expect(streams(decided.when(leave('cus_wls_ada')))).toEqual(['waitlist-entry/wls_ada']);
  decided.when(leave('cus_eve')).thenRefused('not-found', { subject: { kind: 'waitlist-entry', id: 'wls_ada' } });
});

it('a waitlist entry that is not there does not expire', () => {
  given(...desks)
    .when((read) => expireWaitlistEntry({ read, now: sundayNoon }, 'wls_none'))
    .thenNothing();
});
