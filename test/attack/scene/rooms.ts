import type { Words } from '../words.js';
import type { Desk } from './desk.js';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
export const alwaysOpen = [{ days, from: '00:00', to: '24:00' }];

/** What a house offers. */
export interface Rooms {
  /** Many at once, one at a time, and only when asked for. */
  readonly services: { readonly many: string; readonly one: string; readonly asks: string };
}

/** Calendars and services of a house, each with words of its own in it, now and in what they were before. */
export const openRooms = async (desk: Desk, words: Words, house: string): Promise<Rooms> => {
  const word = (place: string) => words.new(house, 'house', place);
  const reserved = (place: string) => words.new(house, 'desk', place);
  const calendar = async (what: string, capacity: number) => {
    const id = `cal_${word(`the id of the calendar ${what}`)}`;
    const metadata = { remark: reserved(`a remark on the calendar ${what}`) };
    const name = reserved(`the former name of the calendar ${what}`);
    await desk.make('calendars', { id, name, timeZone: 'UTC', capacity, openingHours: alwaysOpen, metadata });
    await desk.change(`calendars/${id}`, { name: word(`the name of the calendar ${what}`) });
    return id;
  };
  const service = async (what: string, uses: object[], more: object = {}) => {
    const id = `svc_${word(`the id of the service ${what}`)}`;
    const metadata = { remark: word(`a remark on the service ${what}`) };
    const said = { durations: [30, 60], maxUnitsPerBooking: 5, metadata, uses, offerMinutes: 30, ...more };
    await desk.make('services', { id, name: word(`the former name of the service ${what}`), ...said });
    await desk.change(`services/${id}`, { name: word(`the name of the service ${what}`) });
    return id;
  };
  const [many, one, asks] = [await calendar('many', 50), await calendar('one', 1), await calendar('asks', 50)];
  const start = new Date(Date.UTC(2036, 0, 1)).toISOString();
  const closed = { start, end: new Date(Date.UTC(2036, 0, 2)).toISOString() };
  const reason = reserved('the reason of a blackout');
  await desk.ask(
    'POST',
    `calendars/${many}/blackouts`,
    { id: `blk_${reserved('the id of a blackout')}`, ...closed, reason },
    { 'If-Match': '*' },
  );
  const former = await calendar('archived', 1);
  const services = {
    many: await service('many', [{ calendarId: many }]),
    one: await service('one', [{ anyOf: [one, former], strategy: 'first' }], { maxUnitsPerBooking: 1 }),
    asks: await service('asks', [{ calendarId: asks }], { approval: 'required' }),
  };
  await desk.command(`calendars/${former}/archive`);
  await desk.command(`services/${await service('archived', [{ calendarId: many }])}/archive`);
  return { services };
};
