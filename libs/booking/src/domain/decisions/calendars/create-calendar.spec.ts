import { room, roomChanged, roomCreated } from '#test/rules/front-desk';
import { by, desk, given, someoneElse } from '#test/rules/given';
import { type CalendarContent } from '../../calendars/calendar.js';
import type { Read } from '../../deciding/decision.js';
import { createCalendar } from './create-calendar.js';

const create =
  (changes: Partial<CalendarContent> = {}) =>
  (read: Read) =>
    createCalendar({ read, actor: desk }, { id: 'cal_room4', content: { ...room, ...changes } });

const renamed = roomChanged({ name: 'Salon' });

describe('a calendar is created', () => {
  it('once', () => {
    given().when(create()).thenEvents(roomCreated());
  });

  it('and the same again by the same caller is its own success', () => {
    given(roomCreated({ metadata: { floor: 4, wing: 'east' } }))
      .when(create({ metadata: { wing: 'east', floor: 4 } }))
      .thenNothing();
  });

  it('with its exceptions in the order of their dates, whatever the order in which they came', () => {
    const exceptions = ['2026-12-24', '2026-12-31'].map((date) => ({ date, openingHours: [] }));
    const backwards = create({ exceptions: exceptions.toReversed() });
    given().when(backwards).thenEvents(roomCreated({ exceptions }));
    given(roomCreated({ exceptions })).when(backwards).thenNothing();
  });

  it('and stays so after it has been changed', () => {
    given(roomCreated(), renamed).when(create()).thenNothing();
  });

  it('but not with other content under the same id', () => {
    given(roomCreated())
      .when(create({ name: 'Salon', capacity: 2 }))
      .thenRefused('already-exists', {
        subject: { kind: 'calendar', id: 'cal_room4' },
        differs: ['name', 'capacity'],
        ownedBy: desk,
      });
  });

  it('nor by somebody else under the same id', () => {
    given(by(someoneElse, roomCreated()))
      .when(create())
      .thenRefused('already-exists', { differs: [], ownedBy: someoneElse });
  });
});
