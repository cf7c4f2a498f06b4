import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Pool } from 'pg';
import type { z } from 'zod';
import { EraseCustomer } from '#libs/booking';
import { toBookingResponse } from '../bookings/booking.response.js';
import { toEventResponse } from '../history/event.response.js';
import { changed } from '../http/answers/answer.js';
import { Pages } from '../http/answers/pages.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { Commands } from '../http/requests/commands.js';
import { Operation } from '../http/requests/operation.js';
import { customerId } from '../http/schemas/customer-id.js';
import { toWaitlistEntryResponse } from '../waitlist/waitlist-entry.response.js';
import * as operations from './customer.operations.js';
import { EraseCustomerRequest, ExportQuery } from './customer.schemas.js';
import { type Behind, behind, findKept, type Kept } from './customer-export.js';

@Controller('v1/customers')
export class CustomersController {
  constructor(
    private readonly commands: Commands,
    private readonly positions: Positions,
    readonly queries: QueryBus,
    private readonly pages: Pages,
    readonly pool: Pool,
  ) {}

  /** Their bookings keep their time and their history; whoever reads them from now on sees that somebody was there. */
  @Post('erase')
  @Operation(operations.eraseCustomer)
  async erase(
    @Caller() caller: Caller,
    @Body({ schema: EraseCustomerRequest }) body: z.output<typeof EraseCustomerRequest>,
    @Reply() reply: Reply,
  ) {
    const { customerId } = body;
    const settled = await this.commands.send(caller, body, (envelope) => new EraseCustomer(envelope, customerId));
    const { version } = settled;
    return changed(reply, settled, { customerId, erased: true, version, position: this.positions.token(settled) });
  }

  @Get(':id/export')
  @Operation(operations.exportCustomer)
  export(
    @Caller() caller: Caller,
    @Param('id', { schema: customerId }) id: string,
    @Query({ schema: ExportQuery }) query: z.output<typeof ExportQuery>,
    @Reply() reply: Reply,
  ) {
    return this.pages.of<Kept, Behind>(reply, caller, query, {
      find: (after) => findKept(this, caller, id, after, query.limit),
      after: behind,
      show: (kept) => this.#show(kept, caller),
    });
  }

  #show(kept: Kept, caller: Caller) {
    const { kind, mails } = kept;
    const history = kept.history.map((event) => toEventResponse(event, this.positions, caller));
    if (kept.kind === 'series') return { kind, id: kept.id, history, mails };
    return kept.kind === 'booking'
      ? { kind, booking: toBookingResponse(kept.booking, this.positions, caller), history, mails }
      : { kind, entry: toWaitlistEntryResponse(kept.entry, this.positions), history, mails };
  }
}
