import { Body, Controller, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { ManageTokens } from '#libs/access';
import { Pages } from '../http/answers/pages.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { Commands } from '../http/requests/commands.js';
import { Operation } from '../http/requests/operation.js';
import { bookSlot } from './book-slot.js';
import { cancelBooking } from './cancel-booking.js';
import { confirmBooking } from './confirm-booking.js';
import { explainSlot } from './explain-slot.js';
import { findServices } from './find-services.js';
import { findSlots } from './find-slots.js';
import { getBooking } from './get-booking.js';
import { holdSlot } from './hold-slot.js';
import { joinWaitlist } from './join-waitlist.js';
import { rescheduleBooking } from './reschedule-booking.js';
import { operationOf, type Tool } from './tool.js';

type Of<Called extends Tool> = z.output<Called['input']>;

/** Each tool as a route whose path never changes: some gateways keep the first one that they were called with. */
@Controller('v1/tools')
export class ToolsController {
  constructor(
    readonly commands: Commands,
    readonly queries: QueryBus,
    readonly positions: Positions,
    readonly pages: Pages,
    readonly tokens: ManageTokens,
  ) {}

  @Post('find_services')
  @Operation(operationOf(findServices))
  findServices(
    @Caller() caller: Caller,
    @Body({ schema: findServices.input }) input: Of<typeof findServices>,
    @Reply() reply: Reply,
  ) {
    return this.#call(findServices, caller, input, reply);
  }

  @Post('find_slots')
  @Operation(operationOf(findSlots))
  findSlots(
    @Caller() caller: Caller,
    @Body({ schema: findSlots.input }) input: Of<typeof findSlots>,
    @Reply() reply: Reply,
  ) {
    return this.#call(findSlots, caller, input, reply);
  }

  @Post('explain_slot')
  @Operation(operationOf(explainSlot))
  explainSlot(
    @Caller() caller: Caller,
    @Body({ schema: explainSlot.input }) input: Of<typeof explainSlot>,
    @Reply() reply: Reply,
  ) {
    return this.#call(explainSlot, caller, input, reply);
  }

  @Post('hold_slot')
  @Operation(operationOf(holdSlot))
  holdSlot(
    @Caller() caller: Caller,
    @Body({ schema: holdSlot.input }) input: Of<typeof holdSlot>,
    @Reply() reply: Reply,
  ) {
    return this.#call(holdSlot, caller, input, reply);
  }

  @Post('book_slot')
  @Operation(operationOf(bookSlot))
  bookSlot(
    @Caller() caller: Caller,
    @Body({ schema: bookSlot.input }) input: Of<typeof bookSlot>,
    @Reply() reply: Reply,
  ) {
    return this.#call(bookSlot, caller, input, reply);
  }

  @Post('confirm_booking')
  @Operation(operationOf(confirmBooking))
  confirmBooking(
    @Caller() caller: Caller,
    @Body({ schema: confirmBooking.input }) input: Of<typeof confirmBooking>,
    @Reply() reply: Reply,
  ) {
    return this.#call(confirmBooking, caller, input, reply);
  }

  @Post('get_booking')
  @Operation(operationOf(getBooking))
  getBooking(
    @Caller() caller: Caller,
    @Body({ schema: getBooking.input }) input: Of<typeof getBooking>,
    @Reply() reply: Reply,
  ) {
    return this.#call(getBooking, caller, input, reply);
  }

  @Post('reschedule_booking')
  @Operation(operationOf(rescheduleBooking))
  rescheduleBooking(
    @Caller() caller: Caller,
    @Body({ schema: rescheduleBooking.input }) input: Of<typeof rescheduleBooking>,
    @Reply() reply: Reply,
  ) {
    return this.#call(rescheduleBooking, caller, input, reply);
  }

  @Post('cancel_booking')
  @Operation(operationOf(cancelBooking))
  cancelBooking(
    @Caller() caller: Caller,
    @Body({ schema: cancelBooking.input }) input: Of<typeof cancelBooking>,
    @Reply() reply: Reply,
  ) {
    return this.#call(cancelBooking, caller, input, reply);
  }

  @Post('join_waitlist')
  @Operation(operationOf(joinWaitlist))
  joinWaitlist(
    @Caller() caller: Caller,
    @Body({ schema: joinWaitlist.input }) input: Of<typeof joinWaitlist>,
    @Reply() reply: Reply,
  ) {
    return this.#call(joinWaitlist, caller, input, reply);
  }

  async #call<Input extends z.ZodType, Output extends z.ZodType>(
    called: Tool<Input, Output>,
    caller: Caller,
    input: z.output<Input>,
    reply: Reply,
  ) {
    const { body, replayed } = await called.run(this, caller, input);
    if (replayed) reply.header('Idempotency-Replayed', 'true');
    return body;
  }
}
