import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventLog, type Read, type Settled, type Stream } from '#libs/event-store';
import { type Booking, bookingStream, evolveBooking } from '../../domain/bookings/booking.js';
import {
  evolveWaitlistEntry,
  type WaitlistEntry,
  waitlistEntryStream,
} from '../../domain/bookings/waitlist/waitlist-entry.js';
import { nothing } from '../../domain/deciding/decision.js';
import { Refused } from '../../domain/deciding/refused.js';
import { bookSlot, type SlotRequest } from '../../domain/decisions/bookings/book-slot.js';
import { WaitsAlready } from '../../domain/decisions/waitlist/join-waitlist.js';
import { isWorthWaiting, refusedBefore, waitInstead } from '../../domain/decisions/waitlist/wait-instead.js';
import { Waitlisted } from '../../domain/waiting/waitlisted.js';
import { HoldCounting } from '../../hold-counting.js';
import { newPersons } from '../../new-persons.js';
import type { Sender } from '../../sender.js';
import { drawBooking } from '../bookings/draw-booking.js';

/** Books a slot, or waits for it: then it throws Waitlisted. The entry of a booking's id has that id in its own. */
export class BookSlotOrWait extends Command<Settled<Booking>> {
  constructor(
    readonly envelope: Sender,
    readonly id: string,
    readonly request: SlotRequest,
  ) {
    super();
  }
}

@CommandHandler(BookSlotOrWait)
export class BookSlotOrWaitHandler implements ICommandHandler<BookSlotOrWait> {
  constructor(
    private readonly log: EventLog,
    private readonly counting: HoldCounting,
  ) {}

  async execute({ envelope, id, request }: BookSlotOrWait): Promise<Settled<Booking>> {
    const { actor } = envelope;
    const drawn = drawBooking(this.log.world, this.counting, envelope, id, request);
    const { tenant, holdsCountedFor } = envelope;
    const holder = holdsCountedFor ? this.counting.holderOf(tenant, holdsCountedFor) : drawn.customerHash;
    const entry = { ...drawn, holder, entryId: id.replace('bkg_', 'wls_') };
    let refusal: Refused | null = null;
    const decide = (read: Read, now: number) => {
      refusal = null;
      try {
        return bookSlot({ ...this.counting.rulesFor(envelope), read, actor, now }, request, drawn);
      } catch (refused) {
        if (!(refused instanceof Refused && isWorthWaiting(refused))) throw refused;
        refusal = refused;
        return waitInstead({ read, actor, now }, refused, request, entry);
      }
    };
    const options = { creates: true, newPersons: newPersons(request.customer, drawn.customerId) };
    const settled = await this.log.decide(envelope, bookingOrEntry(id), decide, options).catch((failure) => {
      if (!(failure instanceof WaitsAlready)) throw failure;
      const known = bookingOrEntry(id, waitlistEntryStream(failure.entryId).name);
      return this.log.decide(envelope, known, (read) => {
        read(known);
        return nothing;
      });
    });
    const { state, appended, replayed } = settled;
    if ('core' in state) return settled as Settled<Booking>;
    throw new Waitlisted(replayed ? await this.#judgeAgain(envelope, request) : refusal!, {
      state,
      appended,
      replayed,
    });
  }

  /** The entry is the one of the first request, what stands in the way is what does so now. */
  async #judgeAgain({ idempotency: _, ...sender }: Sender, request: SlotRequest): Promise<Refused> {
    const envelope = { ...sender, commandId: this.log.world.newId() };
    const drawn = drawBooking(this.log.world, this.counting, envelope, `bkg_${envelope.commandId}`, request);
    const decide = (read: Read, now: number) => {
      throw refusedBefore({ ...this.counting.rulesFor(envelope), read, actor: envelope.actor, now }, request, drawn);
    };
    return this.log.decide(envelope, bookingStream(drawn.bookingId), decide).catch((refusal) => {
      if (refusal instanceof Refused) return refusal;
      throw refusal;
    }) as Promise<Refused>;
  }
}

/** Under the key of a request stands either the booking that it made or the entry that it made instead. */
const bookingOrEntry = (id: string, name = bookingStream(id).name): Stream<Booking | WaitlistEntry | null> => ({
  name,
  initial: null,
  evolve: (state, recorded) =>
    (recorded as { event: { type: string } }).event.type.startsWith('Waitlist')
      ? evolveWaitlistEntry(state as WaitlistEntry | null, recorded)
      : evolveBooking(state as Booking | null, recorded),
});
