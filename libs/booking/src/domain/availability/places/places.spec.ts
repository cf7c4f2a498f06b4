import { claim, monday, sundayNoon, theMassage, theRoom } from '#test/rules/front-desk';
import { type Extent, laneOf } from '../../claims/lane.js';
import { minute } from '../../time/interval.js';
import { extentOf } from '../extent.js';
import { Places } from './places.js';

const service = theMassage();
const at = (time: string, units = 1) => extentOf(service, { start: monday(time), duration: 30, units });
const whole = { start: monday('00:00'), end: monday('24:00') };

/** Fifty rooms, and how many of them were asked when they are open. */
const fifty = (capacityOf: (nth: number) => number) => {
  const asked = new Set<number>();
  const lanes = Array.from({ length: 50 }, (_, nth) => {
    const calendar = theRoom({ id: `cal_${nth}`, capacity: capacityOf(nth) });
    const lane = laneOf({ calendar, claims: [] }, whole, sundayNoon, undefined);
    return Object.defineProperty({ ...lane }, 'open', {
      get: () => {
        asked.add(nth);
        return lane.open;
      },
    });
  });
  const anyOf = lanes.map(({ calendar }) => calendar.id);
  const places = new Places({ use: { anyOf, strategy: 'first' }, lanes }, service, undefined);
  const placeAt = (time: string, units = 1, more: Partial<Extent> = {}) => {
    asked.clear();
    const place = places.at({ ...at(time, units), ...more });
    return { calendarId: place?.lane.calendar.id, left: place?.left, asked: asked.size };
  };
  return placeAt;
};

it('the first of fifty that are free is asked alone, and of the others those that may have more room', () => {
  expect(fifty(() => 1)('10:00')).toEqual({ calendarId: 'cal_0', left: 1, asked: 1 });
  const placeAt = fifty((nth) => (nth === 40 ? 3 : 1));
  expect(placeAt('10:00')).toEqual({ calendarId: 'cal_0', left: 3, asked: 2 });
  expect(placeAt('10:00', 2)).toEqual({ calendarId: 'cal_40', left: 3, asked: 41 });
});

it('none is asked while all are closed, but for what the asker has there already', () => {
  const placeAt = fifty(() => 1);
  const asked = ['08:30', '09:00', '16:30', '16:45'].map((time) => placeAt(time).asked);
  expect(asked).toEqual([0, 1, 1, 0]);
  const had = { ...at('20:00'), calendarIds: ['cal_7'] };
  expect(placeAt('20:00', 1, { kept: had })).toMatchObject({ calendarId: 'cal_7' });
});

const aroundTheClock = [{ days: ['mon', 'tue', 'wed'] as const, from: '00:00', to: '24:00' }];
const anHour = 60 * minute;

/** Two rooms: the first is busy on Monday, the second on Tuesday. */
const twoInTurns = () => {
  const lanes = ['cal_one', 'cal_two'].map((id, nth) => {
    const busy = { start: monday('03:00') + nth * 24 * anHour, end: monday('05:00') + nth * 24 * anHour };
    const claims = [claim(`bkg_${nth}`, busy.start, { core: busy, buffered: busy })];
    const calendar = theRoom({ id, openingHours: aroundTheClock });
    return laneOf(
      { calendar, claims },
      { start: monday('00:00'), end: monday('00:00') + 72 * anHour },
      sundayNoon,
      undefined,
    );
  });
  return new Places({ use: { anyOf: ['cal_one', 'cal_two'], strategy: 'least-busy' }, lanes }, service, undefined);
};

it('the calendar with the least to do on the day of a start comes first, in whatever order starts are asked for', () => {
  const places = twoInTurns();
  const takenAt = (hours: number) => {
    const start = monday('00:00') + hours * anHour;
    return places.at(extentOf(service, { start, duration: 30, units: 1 }))?.lane.calendar.id;
  };
  const hours = [10, 23, 24, 34, 47, 24, 23, 10, 47, 0];
  expect(hours.map(takenAt)).toEqual(hours.map((each) => (each < 24 ? 'cal_two' : 'cal_one')));
});

it('only those that are free are candidates', () => {
  const places = twoInTurns();
  const candidatesAt = (time: string) => places.candidatesAt(at(time));
  expect([candidatesAt('04:00'), candidatesAt('10:00')]).toEqual([['cal_two'], ['cal_one', 'cal_two']]);
});
