import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { GetBooking, toCalendarEvent } from '#libs/booking';
import { writeCalendarFile } from '#libs/icalendar';
import { found } from '../http/answers/answer.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { Operation } from '../http/requests/operation.js';
import { bookingId } from '../http/schemas/ids.js';
import { calendarFile } from './calendar-file.answer.js';
import * as operations from './calendar-file.operations.js';
import { InviteQuery } from './feed.schemas.js';
import { namesFor } from './names.js';

/** Bookings as files that calendars take. */
@Controller('v1/bookings/:id')
export class InvitesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly positions: Positions,
  ) {}

  @Get('invite.ics')
  @Operation(operations.getInvite)
  async get(
    @Caller() caller: Caller,
    @Param('id', { schema: bookingId }) id: string,
    @Query({ schema: InviteQuery }) query: z.output<typeof InviteQuery>,
    @Reply() reply: Reply,
  ) {
    const wanted = new GetBooking(caller, id, this.positions.wanted(query));
    const booking = found(await this.queries.execute(wanted), 'booking');
    const names = await namesFor(this.queries, caller, [booking]);
    const naming = { summary: names.service(booking.serviceId), location: names.places(booking) };
    const events = [toCalendarEvent(caller.tenant, booking, naming)];
    const text = writeCalendarFile({ method: null, name: null, refreshMinutes: null, events });
    return calendarFile(reply, text, 'invite.ics');
  }
}
