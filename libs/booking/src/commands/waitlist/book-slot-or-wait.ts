import { randomUUIDv7 } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventLog, type Read, type Settled, type Stream } from '#libs/event-store';
import { type Booking, bookingStream, evolveBooking } from '../../domain/bookings/booking.js';
import { evolveWaitlistEntry, type WaitlistEntry, waitlistEntryStream } from '../../domain/bookings/waitlist-entry.js';
import { Waitlisted } from '../../domain/bookings/waitlisted.js';
import { Refused } from '../../domain/deciding/refused.js';
import { bookSlot, type SlotRequest } from '../../domain/decisions/bookings/book-slot.js';
import { isWorthWaiting, refusedBefore, waitInstead } from '../../domain/decisions/waitlist/wait-instead.js';
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
    const drawn = { ...drawBooking(this.counting, envelope, id, request), entryId: id.replace('bkg_', 'wls_') };
    let refusal: Refused | null = null;
    let known: WaitlistEntry | null = null;
    const decide = (read: Read, now: number) => {
      refusal = null;
      try {
        return bookSlot(read, request, drawn, this.counting, actor, now);
      } catch (refused) {
        if (!(refused instanceof Refused && isWorthWaiting(refused))) throw refused;
        refusal = refused;
        known = read(waitlistEntryStream(drawn.entryId) as Stream<WaitlistEntry | null>).state;
        return waitInstead(read, refused, request, drawn, actor, now);
      }
    };
    const settled = await this.log.decide(envelope, bookingOrEntry(id), decide, {
      creates: true,
      newPersons: newPersons(request.customer, drawn.customerId),
    });
    const state: Booking | WaitlistEntry | null = settled.state ?? known;
    if ('core' in state!) return settled as Settled<Booking>;
    throw new Waitlisted(
      settled.replayed ? await this.#judgeAgain(envelope, request) : refusal!,
      state!,
      settled.replayed,
    );
  }

  /** The entry is the one of the first request, what stands in the way is what does so now. */
  async #judgeAgain({ idempotency: _, ...sender }: Sender, request: SlotRequest): Promise<Refused> {
    const envelope = { ...sender, commandId: randomUUIDv7() };
    const drawn = drawBooking(this.counting, envelope, `bkg_${envelope.commandId}`, request);
    try {
      await this.log.decide(envelope, bookingStream(drawn.bookingId), (read, now) => {
        throw refusedBefore(read, request, drawn, this.counting, envelope.actor, now);
      });
    } catch (refused) {
      if (refused instanceof Refused) return refused;
      throw refused;
    }
    throw new Error('what was refused before is refused again, or for another reason');
  }
}

/** Under the key of a request stands either the booking that it made or the entry that it made instead. */
const bookingOrEntry = (id: string): Stream<Booking | WaitlistEntry | null> => ({
  name: bookingStream(id).name,
  initial: null,
  evolve: (state, recorded) =>
    (recorded as { event: { type: string } }).event.type.startsWith('Waitlist')
      ? evolveWaitlistEntry(state as WaitlistEntry | null, recorded)
      : evolveBooking(state as Booking | null, recorded),
});
