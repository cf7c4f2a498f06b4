import {
  at,
  blackoutAdded,
  booked,
  claimed,
  contentOf,
  freed,
  monday,
  roomArchived,
  roomChanged,
  roomCreated,
  upcoming,
} from '#test/rules/front-desk';
import { completed, displaced } from '#test/rules/front-desk-holds';
import { desk, given } from '#test/rules/given';
import type { CalendarContent, OnConflict } from '../../calendars/calendar.js';
import type { Read } from '../../deciding/decision.js';
import { addBlackout } from './add-blackout.js';
import { archiveCalendar } from './archive-calendar.js';
import { changeCalendar } from './change-calendar.js';

const ten = monday('10:00');
const quarterPast = monday('10:15');

const close =
  (from: string, to: string, onConflict: OnConflict = 'reject', now = quarterPast) =>
  (read: Read) => {
    const blackout = { id: 'blk_paint', reason: null, start: monday(from), end: monday(to) };
    return addBlackout({ read, actor: desk, now }, upcoming(read, now), {
      id: 'cal_room4',
      stated: at(1),
      blackout,
      onConflict,
    });
  };

const change =
  (changes: Partial<CalendarContent>, onConflict: OnConflict = 'reject', now = quarterPast) =>
  (read: Read) =>
    changeCalendar({ read, now }, upcoming(read, now), { id: 'cal_room4', stated: at(1), changes, onConflict });

const closure = (from: string, to: string, onConflict: OnConflict = 'reject') =>
  blackoutAdded({ start: monday(from), end: monday(to) }, { onConflict });

const visit = [roomCreated(), ...booked('bkg_ada', ten)];

describe('somebody who sits there now', () => {
  it('is not troubled by a closure that is over', () => {
    for (const onConflict of ['reject', 'displace'] as const) {
      given(...visit)
        .when(close('09:00', '10:14', onConflict))
        .thenEvents(closure('09:00', '10:14', onConflict));
      given(...visit)
        .when(close('09:00', '10:15', onConflict))
        .thenEvents(closure('09:00', '10:15', onConflict));
    }
  });

  it('loses what is left of the visit to a closure over it, if those are to give way', () => {
    const refusal = given(...visit).when(close('10:20', '10:25'));
    refusal.thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_ada'] } });
    refusal.thenUntil(monday('10:25'));
    given(...visit)
      .when(close('10:20', '10:25', 'displace'))
      .thenEvents(...freed('bkg_ada', contentOf(ten)), displaced(), closure('10:20', '10:25', 'displace'));
  });

  it('stays when the hours change, and on a day that is an exception', () => {
    const late = { openingHours: [{ days: ['mon' as const], from: '10:10', to: '17:00' }] };
    const closedToday = [{ date: '2026-11-23', openingHours: [] }];
    for (const [changes, said] of [
      [late, late],
      [{ exceptions: closedToday }, { exceptions: { set: closedToday } }],
    ] as const) {
      given(...visit)
        .when(change(changes, 'displace'))
        .thenEvents(roomChanged(said, { onConflict: 'displace' }));
      given(...visit)
        .when(change(changes))
        .thenEvents(roomChanged(said));
    }
  });

  it('stays in a calendar that is archived', () => {
    given(...visit)
      .when((read) => {
        const request = { id: 'cal_room4', stated: at(1), onConflict: 'reject' } as const;
        return archiveCalendar({ read, actor: desk, now: quarterPast }, upcoming(read, quarterPast), request);
      })
      .thenEvents(roomArchived());
  });

  it('stays where there is less room, and who is to come gives way, though they stood there first', () => {
    const core = { start: monday('10:30'), end: monday('11:00') };
    const first = booked('bkg_bob', core.start, { core, buffered: { ...core, start: monday('10:25') } });
    const crowd = [roomCreated({ capacity: 3 }), ...first, ...booked('bkg_ada', ten), ...booked('bkg_eve', ten)];
    given(...crowd)
      .when(change({ capacity: 1 }))
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_bob'] } });
    given(...[crowd[0]!, ...crowd.slice(1 + first.length)])
      .when(change({ capacity: 1 }))
      .thenEvents(roomChanged({ capacity: 1 }));
  });
});

it('a booking whose visit is complete loses nothing any more, not even its first minute', () => {
  const minuteLong = { start: ten, end: monday('10:01') };
  const ended = claimed('bkg_ada', contentOf(ten, { core: minuteLong, buffered: minuteLong }), { isEnded: true });
  given(...visit, ...ended, completed())
    .when(close('09:00', '11:00', 'displace', ten))
    .thenEvents(closure('09:00', '11:00', 'displace'));
});

it('somebody who is about to begin is not there yet', () => {
  given(...visit)
    .when(close('10:00', '10:05', 'reject', ten - 1))
    .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: ['bkg_ada'] } });
});
