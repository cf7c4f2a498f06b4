import {
  booked,
  massageChanged,
  massageCreated,
  monday,
  request,
  roomCreated,
  sundayNoon,
} from '#test/rules/front-desk';
import { bothRooms, massageInEither } from '#test/rules/front-desk-holds';
import { type Fact, given } from '#test/rules/given';
import { readService } from '../../calendars/read-service.js';
import { nothing } from '../../deciding/decision.js';
import { findPlace, type Place } from '../find-place.js';

const ten = monday('10:00');
const wanted = { start: ten, duration: 30, units: 1 };

/** What Ada's wish comes to. */
const placeFor = (
  facts: readonly Fact[],
  { seenAt, unreadable = [] }: { seenAt?: number | undefined; unreadable?: string[] } = {},
) => {
  let place: Place | null = null;
  given(...facts)
    .butUnreadable(...unreadable)
    .when((read) => {
      place = findPlace({ read, now: sundayNoon }, readService(read, request.serviceId), wanted, { seenAt });
      return nothing;
    });
  return place! as Place;
};

it('the whole day decides whose turn it is, also where the service needs a calendar beside that nobody chooses', () => {
  const service = massageCreated({
    uses: [{ calendarId: 'cal_desk' }, { anyOf: bothRooms, strategy: 'round-robin' }],
  });
  const rooms = [roomCreated(), ...['cal_room5', 'cal_desk'].map((id) => roomCreated({}, id)), service];
  expect(placeFor(rooms).verdict.taken.calendarIds).toEqual(['cal_desk', 'cal_room4']);
  const busy = [...rooms, ...booked('bkg_bob', monday('15:00'))];
  expect(placeFor(busy).verdict.taken.calendarIds).toEqual(['cal_desk', 'cal_room5']);
});

it('a refusal shows those of the calendars that can be read', () => {
  const shown = (unreadable: string[]) =>
    placeFor(massageInEither(), { unreadable }).circumstances.seen.calendars.map(({ id }) => id);
  expect(shown([])).toEqual(bothRooms);
  expect(shown(['calendar/cal_room4'])).toEqual(['cal_room5']);
});

it('a refusal tells what has happened since the slot was seen, and nothing to whom it was not shown', () => {
  const facts = [roomCreated(), massageCreated(), massageChanged({ minNotice: 0 })];
  const changes = (seenAt?: number) => placeFor(facts, { seenAt }).circumstances.changes;
  const subject = { kind: 'service', id: 'svc_massage' };
  expect(changes(2)).toEqual([{ subject, type: 'ServiceChanged', recordedAt: 2_000 }]);
  expect(changes(3)).toEqual([]);
  expect(changes()).toEqual([]);
});
