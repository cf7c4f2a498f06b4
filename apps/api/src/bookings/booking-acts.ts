import type { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { allows, type ManageTokens } from '#libs/access';
import {
  type Booking,
  BookSlot,
  BookSlotOrWait,
  CancelBooking,
  ConfirmBooking,
  newId,
  RescheduleBooking,
} from '#libs/booking';
import type { Settled } from '#libs/event-store';
import type { Positions } from '../http/answers/position-token.js';
import type { Caller } from '../http/callers/caller.js';
import { manageTokenFor } from '../http/callers/manage-token.js';
import { customerOf, refusePrivileges } from '../http/callers/own-customer.js';
import type { Commands } from '../http/requests/commands.js';
import { statedVersion } from '../http/requests/stated-version.js';
import type {
  CancelBookingRequest,
  ConfirmBookingRequest,
  CreateBookingRequest,
  RescheduleBookingRequest,
} from './booking.schemas.js';
import { toMaker } from './made-before.js';

/** What callers do with bookings, by whichever route they come. */
export interface Means {
  readonly commands: Commands;
  readonly queries: QueryBus;
  readonly positions: Positions;
  readonly tokens: ManageTokens;
}

type Of<Schema extends z.ZodType> = z.output<Schema>;

export interface Booked {
  readonly settled: Settled<Booking>;
  /** As its maker may see it. */
  readonly booking: Booking;
  readonly token: { readonly manageToken?: string };
}

/** Books a slot, or holds it. */
export const book = async (means: Means, caller: Caller, body: Of<typeof CreateBookingRequest>): Promise<Booked> => {
  const { id = newId('bkg'), slotPosition, waitlist, ...content } = body;
  refusePrivileges(caller, body);
  const customer = customerOf(caller, body.customer);
  const seenAt = await means.positions.seenAt(caller.shard, slotPosition, '/slotPosition');
  const request = { ...content, customer, seenAt };
  const Wish = waitlist ? BookSlotOrWait : BookSlot;
  const settled = await means.commands.send(caller, body, (envelope) => new Wish(envelope, id, request));
  const token = manageTokenFor(means.tokens, caller, settled);
  return { settled, booking: toMaker(settled, caller), token };
};

/** @param content what the caller has said, by which the same call is known again; where no path names the booking, its id too */
export const confirm = (
  { commands }: Pick<Means, 'commands'>,
  caller: Caller,
  id: string,
  body: Of<typeof ConfirmBookingRequest>,
  content: object = body,
): Promise<Settled<Booking>> => {
  const { notes, notify } = body;
  refusePrivileges(caller, body);
  const customer = body.customer && customerOf(caller, body.customer);
  const stated = statedVersion(caller.ifMatch, body.expectedVersion);
  return commands.send(
    caller,
    content,
    (envelope) => new ConfirmBooking(envelope, { id, stated, customer, notes, notify }),
  );
};

/** @param content as of `confirm` */
export const reschedule = (
  { commands }: Pick<Means, 'commands'>,
  caller: Caller,
  id: string,
  body: Of<typeof RescheduleBookingRequest>,
  content: object = body,
): Promise<Settled<Booking>> => {
  const { expectedVersion, ...to } = body;
  refusePrivileges(caller, to);
  const move = { ...to, byDesk: allows(caller.scopes, 'bookings:write') };
  const stated = statedVersion(caller.ifMatch, expectedVersion);
  return commands.send(caller, content, (envelope) => new RescheduleBooking(envelope, id, stated, move));
};

/** @param content as of `confirm` */
export const cancel = (
  { commands }: Pick<Means, 'commands'>,
  caller: Caller,
  id: string,
  body: Of<typeof CancelBookingRequest>,
  content: object = body,
): Promise<Settled<Booking>> => {
  const { expectedVersion, ...said } = body;
  refusePrivileges(caller, said);
  const stated = statedVersion(caller.ifMatch, expectedVersion);
  return commands.send(caller, content, (envelope) => new CancelBooking(envelope, { id, stated, ...said }));
};
