import { booked, contentOf, held, monday, requested } from '#test/rules/front-desk';
import {
  approved,
  cancelled,
  completed,
  confirmed,
  displaced,
  extended,
  fivePast,
  holdExpired,
  moved,
  noted,
} from '#test/rules/front-desk-holds';
import { desk } from '#test/rules/given';
import type { Append } from '../deciding/decision.js';
import { type Booking, type BookingEvent, bookingStream } from './booking.js';

const { name, evolve } = bookingStream('bkg_ada');

/** The booking after each of its events, one a millisecond, each of which has its number for a mark. */
const after = (...facts: readonly Append[]): Booking[] => {
  const bookings: Booking[] = [];
  for (const [at, fact] of facts.filter(({ stream }) => stream.name === name).entries()) {
    const event = fact as unknown as BookingEvent;
    const recorded = { version: at + 1, position: at + 1, mark: `${at}`, recordedAt: at, actor: desk };
    bookings.push(evolve(bookings.at(-1) ?? null, { event, ...recorded })!);
  }
  return bookings;
};

/** How often the booking has become another appointment, after each of its events. */
const sequencesAfter = (...facts: readonly Append[]) => after(...facts).map(({ sequence }) => sequence);

const content = contentOf(monday('10:00'));
const later = contentOf(monday('11:00'));
const inRoom5 = contentOf(monday('11:00'), { calendarIds: ['cal_room5'] });
const longer = contentOf(monday('10:00'), { core: { start: monday('10:00'), end: monday('11:00') } });

const earlier = contentOf(monday('09:30'), { core: { start: monday('09:30'), end: monday('10:30') } });

const ada = booked('bkg_ada', monday('10:00'));

describe('the sequence of a booking in a calendar counts on', () => {
  it.each<[string, readonly Append[], number[]]>([
    ['when it is moved', [...ada, moved(later)], [0, 1]],
    ['when it takes longer', [...ada, moved(longer)], [0, 1]],
    ['when it begins earlier', [...ada, moved(earlier)], [0, 1]],
    ['when it is in another room', [...ada, moved(later), moved(inRoom5)], [0, 1, 2]],
    ['when it is over', [...ada, cancelled()], [0, 1]],
    ['when it has taken place', [...ada, completed()], [0, 1]],
    [
      'when a hold is confirmed',
      [...held('bkg_ada', monday('10:00'), { expiresAt: fivePast }), confirmed(content)],
      [0, 1],
    ],
    ['when a request is approved', [...requested('bkg_ada', monday('10:00'), fivePast), approved()], [0, 1]],
    ['when it loses its time, and when it is moved then', [...ada, displaced(), moved(later)], [0, 1, 2]],
    [
      'when a hold that had run out is held again',
      [...held('bkg_ada', monday('10:00'), { expiresAt: fivePast }), holdExpired(), extended(content, fivePast)],
      [0, 1, 2],
    ],
  ])('%s', (_, facts, sequences) => expect(sequencesAfter(...facts)).toEqual(sequences));
});

describe('the sequence of a booking in a calendar stays as it is', () => {
  it.each<[string, readonly Append[], number[]]>([
    ['for a note', [...ada, noted('by the window')], [0, 0]],
    ['for more units at the same time', [...ada, moved({ ...content, units: 2 })], [0, 0]],
    [
      'for a hold that is kept longer',
      [...held('bkg_ada', monday('10:00'), { expiresAt: 1 }), extended(content, 2)],
      [0, 0],
    ],
  ])('%s', (_, facts, sequences) => expect(sequencesAfter(...facts)).toEqual(sequences));
});

it('a booking has been the appointment that it is since it last became another one', () => {
  const since = after(...ada, noted('by the window'), moved(later), noted('by the door'));
  expect(since.map(({ appointedAt }) => appointedAt)).toEqual([0, 0, 2, 2]);
});

describe('a booking is of whom it is of', () => {
  /** Since which of its events. */
  const theirsSince = (...facts: readonly Append[]) => after(...facts).at(-1)!.theirsSince;
  const hold = held('bkg_ada', monday('10:00'), { expiresAt: fivePast });
  const handedOn = { cancellationWindow: 120, handedOn: true } as const;

  it('since it was held for them, unless it was confirmed for somebody else', () => {
    expect(theirsSince(...hold, confirmed(content))).toBe('0');
    expect(theirsSince(...hold, ...booked('bkg_ada', monday('10:00'), {}, handedOn))).toBe('1');
    expect(theirsSince(...ada)).toBe('0');
  });
});
