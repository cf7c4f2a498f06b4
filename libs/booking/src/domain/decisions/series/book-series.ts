import { openTo } from '../../availability/candidates.js';
import { extent } from '../../availability/extent.js';
import { isInRange, violationsOf } from '../../availability/service-rules.js';
import { bookingStream } from '../../bookings/booking.js';
import type { Drawn } from '../../bookings/claim-time.js';
import {
  bookingIdsOf,
  type Occurrence,
  type Series,
  type SeriesMode,
  type SkipReason,
  seriesStream,
  skipReasons,
} from '../../bookings/series.js';
import { calendarStream } from '../../calendars/calendar.js';
import { readService } from '../../calendars/read-service.js';
import { type Service } from '../../calendars/service.js';
import { agendaStreams } from '../../claims/agenda.js';
import { lapsesAt } from '../../claims/occupancy.js';
import { createdBefore } from '../../deciding/created-before.js';
import { append, type Deciding, type Decision, isReadable, type Read, type ReadAt } from '../../deciding/decision.js';
import { onTop } from '../../deciding/on-top.js';
import { differing } from '../../deciding/patch.js';
import { type Reason, Refused, type Rule } from '../../deciding/refused.js';
import { refuseUnnamed } from '../../limits/customers-limit.js';
import { talliesAt } from '../../limits/limits.js';
import { earliest } from '../../time/interval.js';
import { bookSlot, type SlotRequest } from '../bookings/book-slot.js';

/** `starts`: when the recurrence takes place. */
export interface SeriesRequest extends Omit<SlotRequest, 'hold' | 'seenAt' | 'customer'> {
  readonly customer: NonNullable<SlotRequest['customer']>;
  readonly recurrence: string;
  readonly mode: SeriesMode;
}

/** `bookingIds`: one for each start, at least. */
export interface SeriesDrawn extends Pick<Drawn, 'customerId' | 'customerHash'> {
  readonly seriesId: string;
  readonly bookingIds: readonly string[];
}

const ofAnyStart: readonly Rule[] = ['unknown-duration', 'too-many-units', 'unknown-calendar'];

/** Books all occurrences or those that can be had, each on top of those before it, in one commit. */
export const bookSeries = (
  deciding: Deciding,
  { recurrence, mode, ...request }: SeriesRequest,
  starts: readonly number[],
  drawn: SeriesDrawn,
): Decision => {
  const { read, actor, now } = deciding;
  const { seriesId, bookingIds, ...customerDrawn } = drawn;
  const service = readService(read, request.serviceId, '/serviceId');
  const existing = read(seriesStream(seriesId)).state;
  if (existing) {
    const { notify: _, ...content } = request;
    const differs = differingFrom(read, existing, { recurrence, mode, ...content });
    return createdBefore({ kind: 'series', id: seriesId }, existing, differs, actor);
  }
  const duration = request.duration ?? service.durations[0]!;
  const wanted = { ...request, duration, start: starts[0]! };
  const errors = violationsOf(service, wanted, now).filter(({ rule }) => ofAnyStart.includes(rule));
  if (errors.length > 0) throw new Refused('rule-violation', { errors });
  refuseUnnamed(service, request.customer);
  lookAhead(deciding, service, { starts, duration, bookingIds, pinned: request.calendarIds });
  const layer = onTop(deciding);
  const outcomes = starts.map((start, at) => {
    const one = { ...customerDrawn, bookingId: bookingIds[at]!, holder: null, seriesId };
    const outcome = outcomeOf(() =>
      bookSlot({ ...deciding, ...noHolds, read: layer.read }, { ...request, start }, one),
    );
    if (!(outcome instanceof Refused)) layer.add(outcome.events);
    return { start, bookingId: bookingIds[at]!, outcome };
  });
  const until = earliest(outcomes.map(({ outcome }) => outcome.until));
  const booked = outcomes.flatMap(({ outcome }) => (outcome instanceof Refused ? [] : outcome.events));
  const isRefused = outcomes.some(({ outcome }) => outcome instanceof Refused);
  refuseBrokenThroughout(outcomes, until);
  if (booked.length === 0 || (mode === 'all' && isRefused)) {
    const occurrences = outcomes.map(({ start, outcome }) => ({
      start,
      refusal: outcome instanceof Refused ? outcome : null,
    }));
    throw new Refused('series-conflict', { occurrences }, until);
  }
  const occurrences = outcomes.map(({ start, bookingId, outcome }) => occurrenceOf(start, bookingId, outcome));
  const { serviceId, units, calendarIds = null, override = [] } = request;
  const customerId = request.customer.id ?? customerDrawn.customerId;
  const content = { serviceId, start: starts[0]!, duration, units, calendarIds, overrides: override };
  const data = { id: seriesId, ...content, recurrence, mode, customerId, occurrences };
  return { events: [...booked, append(seriesStream(seriesId), { type: 'SeriesBooked', data })], until };
};

/** Where every date breaks a rule no other booking could change that. */
const refuseBrokenThroughout = (
  outcomes: readonly { readonly outcome: Decision | Refused<SkipReason> }[],
  until: number,
) => {
  const broken = outcomes.flatMap(({ outcome }) => {
    return outcome instanceof Refused && 'errors' in outcome.details ? [outcome.details.errors] : [];
  });
  if (broken.length < outcomes.length) return;
  const errors = new Map(broken.flat().map((error) => [`${error.pointer} ${error.rule}`, error]));
  throw new Refused('rule-violation', { errors: [...errors.values()] }, until);
};

const noHolds = { holdsPerCustomer: 0 };

const isSkippable = (refusal: unknown): refusal is Refused<SkipReason> =>
  refusal instanceof Refused && (skipReasons as readonly Reason[]).includes(refusal.reason);

const outcomeOf = (decide: () => Decision): Decision | Refused<SkipReason> => {
  try {
    return decide();
  } catch (refusal) {
    if (isSkippable(refusal)) return refusal;
    throw refusal;
  }
};

const occurrenceOf = (start: number, bookingId: string, outcome: Decision | Refused<SkipReason>): Occurrence => {
  if (!(outcome instanceof Refused)) return { start, bookingId };
  const { reason, details } = outcome;
  return { start, bookingId: null, reason, rule: 'errors' in details ? (details.errors[0]?.rule ?? null) : null };
};

interface Ahead {
  readonly starts: readonly number[];
  readonly duration: number;
  readonly bookingIds: readonly string[];
  readonly pinned: readonly string[] | undefined;
}

/** Has all that the occurrences need loaded together, not one by one as they come to it. */
const lookAhead = ({ read, now }: ReadAt, service: Service, { starts, duration, bookingIds, pinned = [] }: Ahead) => {
  const ids = openTo(service, pinned).flatMap(({ candidates }) => candidates);
  const possible = starts.filter((start) => isInRange(service, { start, duration }));
  const intervals = possible.map((start) => extent(service, start, duration).buffered);
  const agendas = ids.flatMap((id) => intervals.flatMap((interval) => agendaStreams(id, interval)));
  read.prefetch(ids.map((id) => calendarStream(id)));
  const known = read.hint(agendas).filter(isReadable);
  const lapsed = known.flatMap(({ state }) => state.claims.filter((claim) => lapsesAt(claim) <= now));
  talliesAt(read.hint, service, starts);
  read.prefetch(starts.map((_, at) => bookingStream(bookingIds[at]!)));
  read.prefetch(lapsed.map(({ bookingId }) => bookingStream(bookingId)));
};

type Stated = Omit<SeriesRequest, 'override' | 'notify'> & Pick<SlotRequest, 'override'>;

/** What it was booked for stands in its bookings alone. */
const differingFrom = (read: Read, series: Series, stated: Stated): string[] => {
  const { creation } = read(bookingStream(bookingIdsOf(series)[0]!)).state!;
  const { customer, notes, metadata } = creation.content;
  const { serviceId, start, duration, units, calendarIds, overrides, recurrence, mode } = series;
  const isUnnamed = stated.customer.id === null;
  const known = {
    ...{ serviceId, start, units, recurrence, mode, notes, metadata, override: overrides },
    duration: stated.duration === null ? null : duration,
    calendarIds: calendarIds ?? undefined,
    customer: isUnnamed && customer ? { ...customer, id: null } : customer,
  };
  return differing<object>(stated, known);
};
