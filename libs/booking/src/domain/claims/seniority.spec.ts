import { at, booked, monday, roomCreated, upcoming } from '#test/rules/front-desk';
import { given } from '#test/rules/given';
import type { Append, Read } from '../deciding/decision.js';
import { changeCalendar } from '../decisions/calendars/change-calendar.js';

const ten = monday('10:00');
const now = monday('08:00');

const oneLess = (read: Read) => {
  const changes = { capacity: 1 };
  return changeCalendar({ read, now }, upcoming(read, now), {
    id: 'cal_room4',
    stated: at(1),
    changes,
    onConflict: 'reject',
  });
};

/** Who has to go where one less fits in than Ada, who came first, and Bob. */
const whoGoes = (...since: readonly Append[]) => {
  const facts = [roomCreated({ capacity: 2 }), ...booked('bkg_ada', ten), ...booked('bkg_bob', ten), ...since];
  return (id: string) =>
    given(...facts)
      .when(oneLess)
      .thenRefused('dependency-conflict', { blockers: { count: 1, bookings: [id] } });
};

const from = (start: string, end: string, buffered = end) => ({
  core: { start: monday(start), end: monday(end) },
  buffered: { start: monday(start), end: monday(buffered) },
});

describe('the one of two who do not both fit goes whose time has been theirs for less long:', () => {
  it('who came later', () => whoGoes()('bkg_bob'));

  it('who has stayed longer since: that they have the beginning from before does not count', () =>
    whoGoes(...booked('bkg_ada', ten, from('10:00', '11:00', '11:10')))('bkg_ada'));

  it('who begins earlier since', () => whoGoes(...booked('bkg_ada', ten, from('09:45', '10:30', '10:40')))('bkg_ada'));

  it('but not who only comes with a word about the same time', () =>
    whoGoes(...booked('bkg_ada', ten, { notes: 'window' }))('bkg_bob'));
});
