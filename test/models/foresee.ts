import { isDeepStrictEqual } from 'node:util';
import type { Ask, Wish } from '#test/rules/front-desk-asks';
import { type FrontDeskModel, leadsTo } from './front-desk-model.js';
import { candidates, type Foreseen, type Offer, type Room, type Stay } from './stays.js';

const minute = 60_000;
const grace = 2_000;

/** What must come of an ask, going by the model. `isStale`: its subject has moved on from the version that was stated. */
export const foresee = (model: FrontDeskModel, ask: Ask, isStale: boolean, now: number): Foreseen => {
  if (model.rooms.has(ask.id)) return foreseeRoom(model, model.rooms.get(ask.id)!, ask, isStale, now);
  if (model.offers.has(ask.id)) return foreseeOffer(model, ask, isStale);
  if (ask.ask === 'book' || ask.ask === 'hold') {
    const offer = model.offers.get(ask.serviceId)!;
    const holder = ask.ask === 'hold' ? ask.customerId : null;
    const ends = ask.ask === 'hold' || offer.approval === 'required';
    const may = !offer.isArchived && model.canHave(offer, ask, now, ends) && !model.isHoldingTooMuch(holder, now);
    return may ? 'passes' : 'is refused';
  }
  return foreseeStay(model, ask, isStale, now);
};

const foreseeStay = (model: FrontDeskModel, ask: Ask, isStale: boolean, now: number): Foreseen => {
  const stay = model.stays.get(ask.id)!;
  const offer = model.offers.get(stay.serviceId)!;
  const { status, before } = model.standing(stay, now);
  const passesIf = (may: boolean): Foreseen => (may && !isStale ? 'passes' : 'is refused');
  const isWithinWindow =
    status !== 'confirmed' || now <= stay.start - Math.min(offer.cancellationWindow, stay.window!) * minute;
  const hadBeenHeld = status === 'expired' && before === 'held';
  const getsBack = hadBeenHeld && model.canHave(offer, model.same(stay), now, true, ask.id);
  const isTooMuch = () => model.isHoldingTooMuch(stay.holder, now, ask.id);
  switch (ask.ask) {
    case 'expire': {
      const isOpen = stay.status === 'held' || stay.status === 'pending';
      return isOpen && now >= stay.expiresAt! + grace ? 'passes' : 'changes nothing';
    }
    case 'note':
      return !isStale && stay.notes === ask.notes ? 'changes nothing' : passesIf(true);
    case 'confirm': {
      const isAgreed = stay.status === 'confirmed' || (stay.status === 'pending' && offer.approval === 'required');
      return isAgreed ? 'changes nothing' : passesIf(status === 'held' || getsBack);
    }
    case 'extend': {
      const wanted = Math.min(stay.start, now + ask.seconds * 1_000);
      const isLong = status === 'held' && wanted <= stay.expiresAt!;
      if (isLong && !isStale) return 'changes nothing';
      return passesIf(status === 'held' || (getsBack && !isTooMuch()));
    }
    case 'reschedule': {
      if (isStale || !['held', 'pending', 'confirmed', 'displaced'].includes(status)) return 'is refused';
      const isSame =
        ask.start === stay.start &&
        ask.duration === stay.duration &&
        ask.units === stay.units &&
        status !== 'displaced';
      const wanted = ask.calendarIds ?? [...stay.rooms.keys()];
      const isThere = offer.uses.every((use) => {
        const pinned = candidates(use).filter((id) => wanted.includes(id));
        return (pinned.length > 0 ? pinned : candidates(use)).some((id) => stay.rooms.has(id));
      });
      if (isSame && isThere) return 'changes nothing';
      const isHeldAnew = status === 'displaced' && before === 'held';
      const ends = ['held', 'pending'].includes(status === 'displaced' ? before! : status);
      const kept = keptBy(stay, ask);
      const may = model.canHave(offer, ask, now, ends, ask.id, kept);
      if (may && !isWithinWindow && givesBack(model, offer, stay, ask, now)) return 'is refused';
      return passesIf(may && !(isHeldAnew && isTooMuch()));
    }
    default: {
      const next = leadsTo[ask.ask]!;
      if (Object.values(next).includes(stay.status)) return 'changes nothing';
      const isEarly = (ask.ask === 'no-show' || ask.ask === 'complete') && now < stay.start;
      return passesIf(status in next && !isEarly && (ask.ask !== 'cancel' || isWithinWindow));
    }
  }
};

/** The stay that somebody keeps the start of, if they do. */
export const keptBy = (stay: Stay, { start }: Wish) =>
  stay.start === start && stay.status !== 'displaced' ? stay : undefined;

/** Whether somebody who moves leaves something that had been agreed on: time, units or a room. */
const givesBack = (model: FrontDeskModel, offer: Offer, stay: Stay, ask: Wish & { id: string }, now: number) => {
  const places = model.places(offer, ask, now, ask.id, keptBy(stay, ask));
  const stays = [...stay.rooms.keys()].every((room) => places.some((rooms) => rooms.includes(room)));
  return ask.start !== stay.start || ask.duration < stay.duration || ask.units < stay.units || !stays;
};

/** The room as an ask would leave it; null where that is no other. */
export const roomAfter = (room: Room, ask: Ask): Room | null => {
  switch (ask.ask) {
    case 'change-room': {
      const after = { ...room, ...ask.changes };
      return isDeepStrictEqual(after, room) ? null : after;
    }
    case 'close':
      return { ...room, blackouts: new Map([...room.blackouts, [ask.blackoutId, { start: ask.start, end: ask.end }]]) };
    case 'reopen':
      if (!room.blackouts.has(ask.blackoutId)) return null;
      return { ...room, blackouts: new Map([...room.blackouts].filter(([id]) => id !== ask.blackoutId)) };
    case 'archive-room':
      return room.isArchived ? null : { ...room, isArchived: true };
    case 'restore-room':
      return room.isArchived ? { ...room, isArchived: false } : null;
    default:
      return null;
  }
};

const foreseeRoom = (model: FrontDeskModel, room: Room, ask: Ask, isStale: boolean, now: number): Foreseen => {
  const after = roomAfter(room, ask);
  const isDoneAnyway = ['archive-room', 'restore-room', 'reopen', 'displace-stranded'].includes(ask.ask);
  if (!after) return isStale && !isDoneAnyway ? 'is refused' : 'changes nothing';
  if (isStale) return 'is refused';
  const strands = 'onConflict' in ask && ask.onConflict === 'reject' && model.stranded(ask.id, after, now).length > 0;
  return strands ? 'is refused' : 'passes';
};

const foreseeOffer = (model: FrontDeskModel, ask: Ask, isStale: boolean): Foreseen => {
  const offer = model.offers.get(ask.id)!;
  if (ask.ask === 'archive-service' && offer.isArchived) return 'changes nothing';
  if (ask.ask === 'restore-service' && !offer.isArchived) return 'changes nothing';
  if (isStale) return 'is refused';
  if (ask.ask !== 'change-service') return 'passes';
  if (isDeepStrictEqual({ ...offer, ...ask.changes }, offer)) return 'changes nothing';
  const usesAnother = ask.changes.uses && !isDeepStrictEqual(ask.changes.uses, offer.uses);
  const isAnyArchived = (ask.changes.uses ?? []).flatMap(candidates).some((id) => model.rooms.get(id)!.isArchived);
  return usesAnother && isAnyArchived ? 'is refused' : 'passes';
};
