import type { Ask } from '#test/rules/front-desk-asks';
import type { BookingContent, BookingEvent } from '../../libs/booking/src/domain/bookings/booking.js';
import type { Append } from '../../libs/booking/src/domain/deciding/decision.js';
import { keptBy, roomAfter } from './foresee.js';
import { type FrontDeskModel, leadsTo } from './front-desk-model.js';
import { buffered, type Stay } from './stays.js';

const grace = 2_000;
const minute = 60_000;
const hasPlace = ['held', 'pending', 'confirmed'];

/** Moves the model on by an ask that passed. Returns what the events say that cannot be. */
export const follow = (
  model: FrontDeskModel,
  ask: Ask,
  events: readonly Append[],
  now: number,
  turn: number,
  /** Whose time had run out by then had to be recorded; what ran out until it was settled was still in the way. */
  decidedAt: number,
): string[] => {
  const wrong: string[] = [];
  const told = events.filter(({ stream }) => stream.name.startsWith('booking/')) as (Append & BookingEvent)[];
  const idOf = ({ stream }: Append) => stream.name.slice('booking/'.length);
  for (const event of told.filter((each) => each.type === 'HoldExpired' || each.type === 'BookingRequestExpired')) {
    const stay = model.stays.get(idOf(event))!;
    if (!hasPlace.includes(stay.status) || now < (stay.expiresAt ?? Number.NaN) + grace)
      wrong.push(`${idOf(event)} expired`);
    model.stays.set(idOf(event), { ...stay, status: 'expired', before: stay.status });
  }
  const room = model.rooms.get(ask.id);
  if (room) {
    const after = roomAfter(room, ask) ?? room;
    const lost = told.filter(({ type }) => type === 'BookingDisplaced').map(idOf);
    const stranded = 'onConflict' in ask ? model.stranded(ask.id, after, now) : [];
    if (lost.toSorted().join() !== stranded.toSorted().join()) wrong.push(`${lost} displaced, not ${stranded}`);
    for (const id of lost) {
      const stay = model.stays.get(id)!;
      model.stays.set(id, { ...stay, status: 'displaced', before: stay.status, expiresAt: null });
    }
    model.rooms.set(ask.id, after);
    return wrong;
  }
  const offer = model.offers.get(ask.id);
  if (offer) {
    const isArchived = ask.ask === 'archive-service' || (ask.ask === 'change-service' && offer.isArchived);
    model.offers.set(ask.id, { ...offer, ...(ask.ask === 'change-service' && ask.changes), isArchived });
    return wrong;
  }
  const own = told.find((event) => idOf(event) === ask.id);
  const stay = model.stays.get(ask.id);
  if (ask.ask in leadsTo) {
    const end = stay!.start + stay!.duration * minute;
    const isEndedEarly = (ask.ask === 'complete' || ask.ask === 'no-show') && decidedAt < end;
    const endedAt = isEndedEarly ? Math.min(end, Math.max(decidedAt, stay!.start + minute)) : null;
    const isApproved = ask.ask === 'approve';
    const window = isApproved ? model.offers.get(stay!.serviceId)!.cancellationWindow : stay!.window;
    model.stays.set(ask.id, {
      ...stay!,
      status: Object.values(leadsTo[ask.ask]!)[0]!,
      endedAt,
      window,
      expiresAt: null,
    });
  } else if (ask.ask === 'note') {
    model.stays.set(ask.id, { ...stay!, notes: ask.notes });
  } else if (own && 'data' in own && 'calendarIds' in own.data) {
    const content = own.data as BookingContent & { readonly expiresAt?: number | null };
    const next = stayAfter(stay, ask, content, model, turn);
    if (!isPlaceOf(model, ask, stay, content.calendarIds, now))
      wrong.push(`${ask.id} cannot be in ${content.calendarIds}`);
    if (next.status === 'pending' && next.expiresAt !== next.start)
      wrong.push(`${ask.id} does not wait until its start`);
    if (next.status === 'held' && next.expiresAt! > next.start) wrong.push(`${ask.id} is held beyond its start`);
    model.stays.set(ask.id, next);
    const isTaking = ask.ask !== 'confirm' && ask.ask !== 'extend';
    if (isTaking)
      wrong.push(
        ...forgotten(model, ask.id, next, decidedAt).map((id) => `${id} lapsed, and is not recorded as expired`),
      );
  }
  return wrong;
};

/** Those whose time ran out and has been taken. */
const forgotten = (model: FrontDeskModel, self: string, taker: Stay, now: number) => {
  const [from, to] = [buffered(taker).start, buffered(taker).end];
  const isInTheWay = ([id, stay]: readonly [string, Stay]) =>
    id !== self &&
    [...stay.rooms.keys()].some((room) => taker.rooms.has(room)) &&
    buffered(stay).start < to &&
    from < buffered(stay).end;
  return [...model.stays]
    .filter(isInTheWay)
    .filter(([, stay]) => (stay.status === 'held' || stay.status === 'pending') && !model.keepsOut(stay, now))
    .map(([id]) => id);
};

/** Who still holds what it has stays there; all others are where there was room. */
const isPlaceOf = (model: FrontDeskModel, ask: Ask, stay: Stay | undefined, ids: readonly string[], now: number) => {
  if (stay && (ask.ask === 'confirm' || ask.ask === 'extend') && model.standing(stay, now).status === 'held') {
    return ids.join() === [...stay.rooms.keys()].join();
  }
  const offer = model.offers.get(stay?.serviceId ?? ('serviceId' in ask ? ask.serviceId : ''))!;
  const wish = 'start' in ask && 'units' in ask ? ask : model.same(stay!);
  const isMoved = stay !== undefined && ask.ask === 'reschedule';
  const places = model.places(offer, wish, now, ask.id, isMoved ? keptBy(stay, wish) : undefined);
  const own = (rooms: readonly string[]) => rooms.find((room) => isMoved && stay.rooms.has(room));
  return (
    ids.length === places.length && ids.every((id, at) => places[at]!.includes(id) && id === (own(places[at]!) ?? id))
  );
};

const stayAfter = (
  stay: Stay | undefined,
  ask: Ask,
  {
    serviceId,
    calendarIds,
    core,
    buffered: around,
    units,
    overrides,
    expiresAt = null,
  }: BookingContent & { readonly expiresAt?: number | null },
  model: FrontDeskModel,
  turn: number,
): Stay => {
  const isAsBefore = (id: string) =>
    stay &&
    hasPlace.includes(stay.status) &&
    stay.rooms.has(id) &&
    buffered(stay).start === around.start &&
    buffered(stay).end === around.end;
  const service = stay?.serviceId ?? serviceId;
  const agreed = model.offers.get(service)!.approval === 'required' ? 'pending' : 'confirmed';
  const statuses: Partial<Record<Ask['ask'], string | null | undefined>> = {
    ...{ hold: 'held', extend: 'held', book: agreed, confirm: agreed },
    reschedule: stay?.status === 'displaced' ? stay.before : stay?.status,
  };
  const isAgreedNow = statuses[ask.ask] === 'confirmed' && ask.ask !== 'reschedule';
  return {
    status: statuses[ask.ask]!,
    before: null,
    serviceId: service,
    rooms: new Map(calendarIds.map((id) => [id, isAsBefore(id) ? stay!.rooms.get(id)! : turn])),
    start: core.start,
    duration: (core.end - core.start) / 60_000,
    units,
    buffers: [(core.start - around.start) / 60_000, (around.end - core.end) / 60_000],
    override: overrides,
    holder: ask.ask === 'hold' ? ask.customerId : (stay?.holder ?? null),
    notes: stay?.notes ?? null,
    expiresAt,
    window: isAgreedNow ? model.offers.get(service)!.cancellationWindow : (stay?.window ?? null),
    endedAt: null,
  };
};
