import { Body, Controller, Param, Post } from '@nestjs/common';
import type { Command } from '@nestjs/cqrs';
import type { z } from 'zod';
import {
  ApproveBooking,
  type Booking,
  CompleteBooking,
  DeclineBooking,
  ExtendHold,
  MarkNoShow,
  type Sender,
  type StatedVersion,
} from '#libs/booking';
import type { Settled } from '#libs/event-store';
import { changed } from '../http/answers/answer.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { Commands } from '../http/requests/commands.js';
import { Operation } from '../http/requests/operation.js';
import { statedVersion } from '../http/requests/stated-version.js';
import { CommandRequest } from '../http/schemas/expected-version.js';
import { bookingId } from '../http/schemas/ids.js';
import * as operations from './booking.operations.js';
import { toBookingResponse } from './booking.response.js';
import {
  ApproveBookingRequest,
  CancelBookingRequest,
  ConfirmBookingRequest,
  DeclineBookingRequest,
  ExtendHoldRequest,
  RescheduleBookingRequest,
} from './booking.schemas.js';
import { cancel, confirm, reschedule } from './booking-acts.js';

type Of<Schema extends z.ZodType> = z.output<Schema>;

/** The commands that move a booking from one status to another. */
@Controller('v1/bookings/:id')
export class BookingCommandsController {
  constructor(
    readonly commands: Commands,
    private readonly positions: Positions,
  ) {}

  @Post('confirm')
  @Operation(operations.confirmBooking)
  async confirm(
    @Caller() caller: Caller,
    @Param('id', { schema: bookingId }) id: string,
    @Body({ schema: ConfirmBookingRequest }) body: Of<typeof ConfirmBookingRequest>,
    @Reply() reply: Reply,
  ) {
    return this.#answer(caller, reply, await confirm(this, caller, id, body));
  }

  @Post('extend')
  @Operation(operations.extendHold)
  extend(
    @Caller() caller: Caller,
    @Param('id', { schema: bookingId }) id: string,
    @Body({ schema: ExtendHoldRequest }) body: Of<typeof ExtendHoldRequest>,
    @Reply() reply: Reply,
  ) {
    return this.#send(caller, body, reply, (envelope, stated) => new ExtendHold(envelope, id, stated, body.seconds));
  }

  @Post('approve')
  @Operation(operations.approveBooking)
  approve(
    @Caller() caller: Caller,
    @Param('id', { schema: bookingId }) id: string,
    @Body({ schema: ApproveBookingRequest }) body: Of<typeof ApproveBookingRequest>,
    @Reply() reply: Reply,
  ) {
    const { notify } = body;
    return this.#send(caller, body, reply, (envelope, stated) => new ApproveBooking(envelope, id, stated, notify));
  }

  @Post('decline')
  @Operation(operations.declineBooking)
  decline(
    @Caller() caller: Caller,
    @Param('id', { schema: bookingId }) id: string,
    @Body({ schema: DeclineBookingRequest }) body: Of<typeof DeclineBookingRequest>,
    @Reply() reply: Reply,
  ) {
    return this.#send(caller, body, reply, (envelope, stated) => new DeclineBooking(envelope, id, stated, body));
  }

  @Post('reschedule')
  @Operation(operations.rescheduleBooking)
  async reschedule(
    @Caller() caller: Caller,
    @Param('id', { schema: bookingId }) id: string,
    @Body({ schema: RescheduleBookingRequest }) body: Of<typeof RescheduleBookingRequest>,
    @Reply() reply: Reply,
  ) {
    return this.#answer(caller, reply, await reschedule(this, caller, id, body));
  }

  @Post('cancel')
  @Operation(operations.cancelBooking)
  async cancel(
    @Caller() caller: Caller,
    @Param('id', { schema: bookingId }) id: string,
    @Body({ schema: CancelBookingRequest }) body: Of<typeof CancelBookingRequest>,
    @Reply() reply: Reply,
  ) {
    return this.#answer(caller, reply, await cancel(this, caller, id, body));
  }

  @Post('complete')
  @Operation(operations.completeBooking)
  complete(
    @Caller() caller: Caller,
    @Param('id', { schema: bookingId }) id: string,
    @Body({ schema: CommandRequest }) body: Of<typeof CommandRequest>,
    @Reply() reply: Reply,
  ) {
    return this.#send(caller, body, reply, (envelope, stated) => new CompleteBooking(envelope, id, stated));
  }

  @Post('no-show')
  @Operation(operations.markNoShow)
  noShow(
    @Caller() caller: Caller,
    @Param('id', { schema: bookingId }) id: string,
    @Body({ schema: CommandRequest }) body: Of<typeof CommandRequest>,
    @Reply() reply: Reply,
  ) {
    return this.#send(caller, body, reply, (envelope, stated) => new MarkNoShow(envelope, id, stated));
  }

  async #send(
    caller: Caller,
    body: { readonly expectedVersion?: number },
    reply: Reply,
    command: (envelope: Sender, stated: StatedVersion | undefined) => Command<Settled<Booking>>,
  ) {
    const stated = statedVersion(caller.ifMatch, body.expectedVersion);
    const settled = await this.commands.send(caller, body, (envelope) => command(envelope, stated));
    return this.#answer(caller, reply, settled);
  }

  #answer(caller: Caller, reply: Reply, settled: Settled<Booking>) {
    return changed(reply, settled, toBookingResponse(settled.state, this.positions, caller));
  }
}
