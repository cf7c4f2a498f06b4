import {
  blackoutAdded,
  book,
  claim,
  held,
  massageCreated,
  monday,
  roomArchived,
  roomChanged,
  roomCreated,
  sundayNoon,
  theRoom,
} from '#test/rules/front-desk';
import { given } from '#test/rules/given';
import { laneOf, type Occupied } from '../claims/lane.js';
import { minute } from '../time/interval.js';
import { lostAmong, mostFinal, roomIn } from './lost.js';

const ten = monday('10:00');
const core = { start: ten, end: ten + 30 * minute };
const asked = { core, buffered: core, units: 1, atAnyHour: false };
const laneWith = (occupied: Partial<Occupied>, id = 'cal_ann') =>
  laneOf({ calendar: theRoom({ id }), claims: [], ...occupied }, core, sundayNoon, undefined);
const afternoons = [{ days: ['mon'] as const, from: '12:00', to: '17:00' }];
const closed = laneWith({ calendar: theRoom({ id: 'cal_closed', openingHours: afternoons }) });
const archived = laneWith({ calendar: theRoom({ id: 'cal_archived', status: 'archived' }) });
const taken = laneWith({ claims: [claim('bkg_bob', ten)] }, 'cal_taken');
const hold = (id: string) => claim(`bkg_${id}`, ten, { kind: 'hold', expiresAt: sundayNoon + minute });

describe('an entry of which none is free', () => {
  it('names those that are not open then, whatever keeps the others', () => {
    const closedOf = (...lanes: Parameters<typeof lostAmong>[0]) => lostAmong(lanes, asked).closed.map(({ id }) => id);
    expect(closedOf(closed, archived)).toEqual(['cal_closed']);
    expect(closedOf(taken, closed)).toEqual(['cal_closed']);
    expect(closedOf(taken, archived)).toEqual([]);
  });

  it('fails by the first of several that are as good', () => {
    const [ann, bob] = ['cal_ann', 'cal_bob'].map((id) => laneWith({ claims: [hold(id)] }, id));
    expect(lostAmong([ann!, bob!], asked).lane.calendar.id).toBe('cal_ann');
    expect(lostAmong([bob!, ann!], asked).lane.calendar.id).toBe('cal_bob');
  });
});

describe('among several entries that fail', () => {
  it('the first of those counts that are free as late', () => {
    const [ann, bob] = ['cal_ann', 'cal_bob'].map((id) => lostAmong([laneWith({ claims: [hold(id)] }, id)], asked));
    expect(mostFinal([ann!, bob!], asked)!.lane.calendar.id).toBe('cal_ann');
    expect(mostFinal([bob!, ann!], asked)!.lane.calendar.id).toBe('cal_bob');
  });

  it('the first of those that are closed is told, whoever holds the other as well', () => {
    const people = ['cal_ann', 'cal_bob'];
    const shut = people.map((id) => blackoutAdded({ start: monday('09:00'), end: monday('12:00') }, { id }));
    given(
      ...people.map((id) => roomCreated({}, id)),
      massageCreated({ uses: people.map((calendarId) => ({ calendarId })) }),
      ...held('bkg_bob', ten, { expiresAt: sundayNoon + 7_000 }, { calendarIds: ['cal_bob'] }),
      ...shut,
    )
      .when(book())
      .thenRefused('dependency-gone', { subject: { kind: 'calendar', id: 'cal_ann' } });
  });
});

describe('a calendar whose hours changed since the slot was seen', () => {
  const either = [{ anyOf: ['cal_ann', 'cal_bob'], strategy: 'first' as const }];
  const facts = [
    roomCreated({ openingHours: afternoons }, 'cal_ann'),
    roomCreated({}, 'cal_bob'),
    massageCreated({ uses: either }),
    roomChanged({ openingHours: afternoons }, { id: 'cal_bob' }),
  ];

  it('is no excuse for what else is wrong with the request', () => {
    const errors = ['off-grid', 'outside-hours'].map((rule) => expect.objectContaining({ rule }));
    given(...facts)
      .when(book({ seenAt: 3, start: monday('10:07') }))
      .thenRefused('rule-violation', { errors });
  });

  it('does not count where it is archived, which is no matter of hours', () => {
    given(...facts, roomArchived({ id: 'cal_bob' }))
      .when(book({ seenAt: 3 }))
      .thenRefused('rule-violation', { errors: [expect.objectContaining({ rule: 'outside-hours' })] });
  });
});

describe('the room that there is at all', () => {
  const large = laneWith({ calendar: theRoom({ capacity: 4 }) });
  const always = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };

  it('is that of the largest, whoever is there', () => {
    expect(roomIn([taken, large])).toBe(4);
    expect(roomIn([taken])).toBe(1);
  });

  it('is nothing that anybody knows of a calendar that cannot be read; of one whose day cannot be read it is known', () => {
    expect(roomIn([large, laneWith({ unavailable: [always] })])).toBe(Number.POSITIVE_INFINITY);
    expect(roomIn([taken, laneWith({ unavailable: [core] })])).toBe(1);
  });

  it('is that of the smallest where several are needed', () => {
    given(
      roomCreated({ capacity: 2 }, 'cal_ann'),
      roomCreated({ capacity: 5 }, 'cal_bob'),
      massageCreated({ maxUnitsPerBooking: 9, uses: ['cal_ann', 'cal_bob'].map((calendarId) => ({ calendarId })) }),
    )
      .when(book({ units: 3 }))
      .thenRefused('rule-violation', {
        errors: [expect.objectContaining({ detail: 'There is room for at most 2 units.' })],
      });
  });
});
