import { at, booked, contentOf, held, monday, roomChanged, roomCreated, upcoming } from '#test/rules/front-desk';
import { given } from '#test/rules/given';
import type { CalendarContent } from '../../calendars/calendar.js';
import type { Read } from '../../deciding/decision.js';
import { changeCalendar } from './change-calendar.js';

const change =
  (changes: Partial<CalendarContent>, now = monday('08:00')) =>
  (read: Read) =>
    changeCalendar({ read, now }, upcoming(read, now), {
      id: 'cal_room4',
      stated: at(1),
      changes,
      onConflict: 'reject',
    });

describe('a smaller capacity', () => {
  const three = [
    ...booked('bkg_a', monday('10:00')),
    ...booked('bkg_b', monday('10:00')),
    ...booked('bkg_c', monday('10:15')),
  ];

  it('strands those that came last, and no more than needed', () => {
    given(roomCreated({ capacity: 3 }), ...three, ...booked('bkg_d', monday('12:00')))
      .when(change({ capacity: 2 }))
      .thenRefused('dependency-conflict', {
        blockers: { count: 1, bookings: ['bkg_c'] },
        resolutions: ['displace', 'reschedule-bookings', 'cancel-bookings', 'keep-capacity'],
      });
    given(roomCreated({ capacity: 3 }), ...three)
      .when(change({ capacity: 1 }))
      .thenRefused('dependency-conflict', { blockers: { count: 2, bookings: ['bkg_b', 'bkg_c'] } });
  });

  it('strands who came later, though who came first begins later', () => {
    given(
      roomCreated({ capacity: 2 }),
      ...booked('bkg_first', monday('10:15')),
      ...booked('bkg_later', monday('10:00')),
    )
      .when(change({ capacity: 1 }))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_later'] } });
  });

  it('counts a hold from when it was made, and a move as coming anew', () => {
    const hold = held('bkg_ada', monday('10:00'), { expiresAt: monday('09:00') });
    const bob = booked('bkg_bob', monday('10:00'));
    given(roomCreated({ capacity: 2 }), ...hold, ...bob, ...booked('bkg_ada', monday('10:00')))
      .when(change({ capacity: 1 }))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_bob'] } });
    given(roomCreated({ capacity: 2 }), ...hold, ...bob, ...booked('bkg_ada', monday('10:15')))
      .when(change({ capacity: 1 }))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_ada'] } });
  });

  it('counts whoever stays longer since as coming anew, and whoever is only noted again as having stood', () => {
    const [ada, bob] = [booked('bkg_ada', monday('10:00')), booked('bkg_bob', monday('10:00'))];
    const core = { start: monday('10:00'), end: monday('11:00') };
    const longer = booked('bkg_ada', monday('10:00'), { core, buffered: { ...core, end: monday('11:10') } });
    given(roomCreated({ capacity: 2 }), ...ada, ...bob, ...longer)
      .when(change({ capacity: 1 }))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_ada'] } });
    given(roomCreated({ capacity: 2 }), ...ada, ...bob, ...ada)
      .when(change({ capacity: 1 }))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_bob'] } });
  });

  it('strands a large party before smaller ones that have stood as long beside who came first', () => {
    given(
      roomCreated({ capacity: 4 }),
      ...booked('bkg_one', monday('10:00')),
      ...booked('bkg_two', monday('10:00'), { units: 2 }),
      ...booked('bkg_last', monday('10:00')),
    )
      .when(change({ capacity: 2 }))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_two'] } });
  });

  it('strands nothing that fits once those are gone', () => {
    const whole = { start: monday('10:00'), end: monday('12:00') };
    given(
      roomCreated({ capacity: 2 }),
      ...booked('bkg_a', monday('10:00')),
      ...booked('bkg_long', monday('10:00'), { core: whole, buffered: whole }),
      ...booked('bkg_next', monday('10:40')),
    )
      .when(change({ capacity: 1 }))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_long'] } });
  });

  it('need not mind what had no room before, nor does a larger one', () => {
    const crowd = [...three, ...booked('bkg_d', monday('10:15'), { units: 2 }), ...booked('bkg_e', monday('10:15'))];
    given(roomCreated({ capacity: 2 }), ...three)
      .when(change({ capacity: 1 }))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_b'] } });
    given(roomCreated({ capacity: 4 }), ...crowd)
      .when(change({ capacity: 5 }))
      .thenEvents(roomChanged({ capacity: 5 }));
  });

  it('is not laid at the door of other hours, however crowded it is already', () => {
    const crowd = [
      ...booked('bkg_a', monday('10:00')),
      ...booked('bkg_b', monday('10:15')),
      ...booked('bkg_c', monday('10:15'), { units: 3 }),
      ...booked('bkg_d', monday('10:15')),
    ];
    const openingHours = [{ days: ['mon'] as const, from: '10:15', to: '17:00' }];
    given(roomCreated({ capacity: 4 }), ...crowd)
      .when(change({ openingHours }))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_a'] } });
  });

  it('is fine where it is enough', () => {
    given(roomCreated({ capacity: 4 }), ...three)
      .when(change({ capacity: 3 }))
      .thenEvents(roomChanged({ capacity: 3 }));
    given(roomCreated({ capacity: 2 }), ...booked('bkg_a', monday('10:00')), ...booked('bkg_next', monday('10:40')))
      .when(change({ capacity: 1 }))
      .thenEvents(roomChanged({ capacity: 1 }));
  });

  it('minds the airing after a booking that is over', () => {
    given(roomCreated({ capacity: 2 }), ...booked('bkg_a', monday('10:00')), ...booked('bkg_b', monday('10:35')))
      .when(change({ capacity: 1 }, monday('10:32')))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_b'] } });
  });

  it('looks at what is to come, not at what has been', () => {
    const long = { core: { start: monday('10:00'), end: monday('12:00') } };
    const content = { ...contentOf(monday('10:00')), ...long, buffered: long.core };
    given(
      roomCreated({ capacity: 2 }),
      ...booked('bkg_short', monday('10:00')),
      ...booked('bkg_long', monday('10:00'), content),
    )
      .when(change({ capacity: 1 }, monday('11:00')))
      .thenEvents(roomChanged({ capacity: 1 }));
  });

  it('refuses together with hours, each named as a way out', () => {
    given(roomCreated({ capacity: 3 }), ...three)
      .when(change({ capacity: 1, openingHours: [{ days: ['mon'], from: '09:00', to: '10:30' }] }))
      .thenRefused('dependency-conflict', {
        blockers: { count: 2, bookings: ['bkg_b', 'bkg_c'] },
        resolutions: ['displace', 'reschedule-bookings', 'cancel-bookings', 'keep-capacity', 'keep-hours'],
      });
  });
});
