import { booked, massageCreated, monday, roomCreated, upcoming } from '#test/rules/front-desk';
import { displacementBegun } from '#test/rules/front-desk-holds';
import { type Fact, given } from '#test/rules/given';
import { calendarStream } from '../../calendars/calendar.js';
import { stranding } from './stranding.js';

it('a displacement that is under way already goes on, and does not begin again', () => {
  const many = Array.from({ length: 120 }, (_, nth) => booked(`bkg_${nth}`, monday('10:00'))).flat();
  const types = (...more: readonly Fact[]) => {
    const { outcome } = given(roomCreated({ capacity: 120 }), massageCreated(), ...many, ...more).when((read) => {
      const before = read(calendarStream('cal_room4')).state!;
      const closed = { id: 'blk_paint', start: monday('09:00'), end: monday('12:00'), reason: null };
      const after = { ...before, blackouts: [closed] };
      const now = monday('08:00');
      const change = { before, after, upcoming: upcoming(read, now), onConflict: 'displace' } as const;
      const { displaced, until } = stranding({ read, now }, change);
      return { events: displaced, until };
    });
    return 'events' in outcome ? outcome.events.map((event) => event.type) : [];
  };
  const first = types();
  expect(first.filter((type) => type === 'DisplacementBegun')).toHaveLength(1);
  expect(types(displacementBegun())).toEqual(first.filter((type) => type !== 'DisplacementBegun'));
});
