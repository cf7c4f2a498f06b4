import type { Context } from '../../libs/booking/src/domain/availability/availability.js';
import type { Booking } from '../../libs/booking/src/domain/bookings/booking.js';
import { type Agenda, agendaStream } from '../../libs/booking/src/domain/claims/agenda.js';
import type { Read, Seen, Stream } from '../../libs/booking/src/domain/deciding/decision.js';
import { overlap, utcDay, utcDays } from '../../libs/booking/src/domain/time/interval.js';
import { desk, unseen } from './given.js';

/** Everything in the context as a command reads it: each thing, each day of an agenda, each booking by its name. */
export const readContext = ({ service, calendars }: Context): Read => {
  const states = new Map<string, unknown>([[`service/${service.id}`, service]]);
  for (const { calendar, claims } of calendars) {
    states.set(`calendar/${calendar.id}`, calendar);
    for (const claim of claims) {
      const { bookingId, kind } = claim;
      const status = kind === 'hold' ? 'held' : kind === 'request' ? 'pending' : 'confirmed';
      const own = { ...claim, id: bookingId, status, holder: null, calendarIds: [calendar.id] } as const;
      const booking: Partial<Booking> = { ...own, before: null, overrides: [], choices: [], customerHash: null };
      states.set(`booking/${bookingId}`, booking);
      for (const day of utcDays(claim.buffered)) {
        const { name, initial, evolve } = agendaStream(calendar.id, day);
        const recorded = { version: 1, position: 1, mark: '', recordedAt: 0, actor: desk };
        const claimed = { event: { type: 'TimeClaimed', data: claim } as const, ...recorded };
        states.set(name, evolve((states.get(name) as Agenda | undefined) ?? initial, claimed));
      }
    }
  }
  const unreadable = calendars.flatMap(({ calendar: { id }, unavailable = [] }) =>
    unavailable.map(({ start }) => (Number.isFinite(start) ? agendaStream(id, utcDay(start)).name : `calendar/${id}`)),
  );
  const read = <State, Event>({ name, initial }: Stream<State, Event>): Seen<State> => {
    if (unreadable.includes(name)) return unseen(name, 1);
    return { state: (states.get(name) ?? initial) as State, version: 1, recent: [] };
  };
  const all = <State, Event>(streams: readonly Stream<State, Event>[]) => streams.map((stream) => read(stream));
  return Object.assign(read, { all, hint: all, prefetch: all, range: () => [] });
};

/** Those of the claims in the context that are still live and in the way of an interval. */
export const inTheWay = (
  { calendars, ignoreBooking }: Context,
  interval: { start: number; end: number },
  now: number,
) =>
  calendars
    .flatMap(({ claims }) => claims)
    .filter(({ bookingId }) => bookingId !== ignoreBooking)
    .filter(({ expiresAt, buffered }) => (expiresAt === null || now < expiresAt + 2_000) && overlap(buffered, interval))
    .map(({ bookingId }) => bookingId);
