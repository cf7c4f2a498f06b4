import { ada, booked, contentOf, held, monday, requested } from '#test/rules/front-desk';
import { by, desk, type Fact, given } from '#test/rules/given';
import { append } from '../../deciding/decision.js';
import { type Booking, type BookingEvent, bookingStream } from '../booking.js';
import { endOf, quietly } from './telling.js';

const stream = bookingStream('bkg_ada');
const says = (event: BookingEvent): Fact => by(desk, append(stream, event as never));
const content = contentOf(monday('10:00'));
const later = contentOf(monday('11:00'));
const quiet = { notify: false } as const;

const moved = (more = {}) =>
  says({
    type: 'BookingRescheduled',
    data: { ...takenOf(later), decideBy: null, expiresAt: null, ...more },
  });
const takenOf = ({ calendarIds, core, buffered, units, choices, overrides }: typeof content) => ({
  ...{ calendarIds, core, buffered, units, choices, overrides },
});
const confirmed = (more = {}) =>
  says({ type: 'BookingConfirmed', data: { id: 'bkg_ada', ...content, cancellationWindow: 0, ...more } });
const noted = (more = {}) => says({ type: 'BookingDetailsChanged', data: { notes: 'by the window', ...more } });
const readdressed = (more = {}) =>
  says({ type: 'BookingDetailsChanged', data: { customer: { ...ada, email: 'ada@new.example.com' }, ...more } });
const cancelled = (more = {}) => says({ type: 'BookingCancelled', data: { reason: 'ill', ...more } });

const standing = (...facts: readonly Fact[]): Booking => {
  let seen: Booking | null = null;
  given(...facts).when((read) => {
    seen = read(stream).state;
    return { events: [], until: 0 };
  });
  return seen!;
};

const ofAda = booked('bkg_ada', monday('10:00'));

describe('nothing is to be told behind the version before which a change was made quietly', () => {
  it.each<[string, readonly Fact[], number | undefined]>([
    ['never, where nobody asks for quiet', [...ofAda, moved()], undefined],
    ['from the beginning on', [confirmed(quiet)], 0],
    ['from a move on', [...ofAda, moved(quiet)], 1],
    ['from the first of several on', [...ofAda, moved(quiet), cancelled(quiet)], 1],
    ['from a new address on', [...ofAda, readdressed(quiet)], 1],
    ['from a quiet note on', [...ofAda, noted(quiet)], 1],
    ['and a note changes nothing about that', [...ofAda, moved(quiet), noted()], 1],
    ['until something is done aloud', [...ofAda, moved(quiet), cancelled()], undefined],
    ['or somebody else is to be written to', [...ofAda, moved(quiet), readdressed()], undefined],
    [
      'nor does a hold make its confirmation quiet',
      [...held('bkg_ada', monday('10:00'), { expiresAt: monday('09:00') }), confirmed()],
      undefined,
    ],
    [
      'from an approval on',
      [
        ...requested('bkg_ada', monday('10:00'), monday('09:00'), {}),
        says({ type: 'BookingApproved', data: { cancellationWindow: 0, ...quiet } }),
      ],
      1,
    ],
  ])('%s', (_, facts, version) => expect(standing(...facts).quietAfter).toBe(version));

  it('and a booking of which all is aloud says nothing about that', () => {
    expect(standing(...ofAda, noted())).not.toHaveProperty('quietAfter');
  });
});

describe('an event says', () => {
  it('that it is quiet where it is to be, and nothing where all may know', () => {
    expect([quietly(false), quietly(true), quietly(undefined)]).toEqual([{ notify: false }, {}, {}]);
  });

  it('of an end its reason, and whether that is told', () => {
    expect(endOf({ reason: null })).toEqual({ reason: null });
    expect(endOf({ reason: 'ill', notify: true, tellReason: false })).toEqual({ reason: 'ill', tellReason: undefined });
    expect(endOf({ reason: 'ill', notify: false, tellReason: true })).toEqual({
      reason: 'ill',
      notify: false,
      tellReason: true,
    });
  });
});

describe('the actor who ended a booking is known,', () => {
  it('and why only where that is to be told', () => {
    expect(standing(...ofAda, cancelled())).toMatchObject({ endedBy: desk });
    expect(standing(...ofAda, cancelled()).toldReason).toBeUndefined();
    expect(standing(...ofAda, cancelled({ tellReason: true })).toldReason).toBe('ill');
    expect(standing(...ofAda, cancelled({ tellReason: true, reason: null })).toldReason).toBeUndefined();
  });
});
