import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { ManageTokens } from '#libs/access';
import {
  type Booking,
  bookingStream,
  ChangeBookingDetails,
  FindBookings,
  GetAsOf,
  GetBooking,
  isTheirs,
} from '#libs/booking';
import { changed, created, found, read } from '../http/answers/answer.js';
import { Pages } from '../http/answers/pages.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { refusePrivileges } from '../http/callers/own-customer.js';
import { asOf } from '../http/requests/as-of.js';
import { Commands } from '../http/requests/commands.js';
import { Operation } from '../http/requests/operation.js';
import { statedVersion } from '../http/requests/stated-version.js';
import { bookingId } from '../http/schemas/ids.js';
import { ReadOneQuery } from '../http/schemas/reading.js';
import * as operations from './booking.operations.js';
import { toBookingResponse } from './booking.response.js';
import { ChangeBookingRequest, CreateBookingRequest, ListBookingsQuery } from './booking.schemas.js';
import { book } from './booking-acts.js';

type Of<Schema extends z.ZodType> = z.output<Schema>;

@Controller('v1/bookings')
export class BookingsController {
  constructor(
    readonly commands: Commands,
    readonly queries: QueryBus,
    readonly positions: Positions,
    private readonly pages: Pages,
    readonly tokens: ManageTokens,
  ) {}

  @Post()
  @Operation(operations.createBooking)
  async create(
    @Caller() caller: Caller,
    @Body({ schema: CreateBookingRequest }) body: Of<typeof CreateBookingRequest>,
    @Reply() reply: Reply,
  ) {
    const { settled, booking, token } = await book(this, caller, body);
    return created(reply, settled, { ...this.#show(booking, caller), ...token });
  }

  @Get()
  @Operation(operations.listBookings)
  async list(
    @Caller() caller: Caller,
    @Query({ schema: ListBookingsQuery }) query: Of<typeof ListBookingsQuery>,
    @Reply() reply: Reply,
  ) {
    const { cursor, minPosition, status, updatedSince, ...wanted } = query;
    const filters = {
      ...wanted,
      ...(status && { statuses: status }),
      ...(updatedSince && {
        updatedSince: (await this.positions.known(caller.shard, updatedSince, '?updatedSince')).position,
      }),
    };
    return this.pages.of<Booking, { key: number; id: string }>(reply, caller, query, {
      find: (after) =>
        this.queries.execute(
          new FindBookings(caller, { ...filters, ...(after && { after }) }, this.positions.wanted(query)),
        ),
      after: ({ id, core, position }) => ({ key: query.sort === 'start' ? core.start : position, id }),
      show: (booking) => this.#show(booking, caller),
    });
  }

  @Get(':id')
  @Operation(operations.getBooking)
  async get(
    @Caller() caller: Caller,
    @Param('id', { schema: bookingId }) id: string,
    @Query({ schema: ReadOneQuery }) query: Of<typeof ReadOneQuery>,
    @Reply() reply: Reply,
  ) {
    const moment = asOf(query);
    const booking = await this.queries.execute<Booking | null>(
      moment
        ? new GetAsOf<Booking>(caller, bookingStream(id), moment)
        : new GetBooking(caller, id, this.positions.wanted(query)),
    );
    return read(reply, this.#show(found(booking && isTheirs(booking, caller) ? booking : null, 'booking'), caller));
  }

  @Patch(':id')
  @Operation(operations.changeBooking)
  async change(
    @Caller() caller: Caller,
    @Param('id', { schema: bookingId }) id: string,
    @Body({ schema: ChangeBookingRequest }) body: Of<typeof ChangeBookingRequest>,
    @Reply() reply: Reply,
  ) {
    const { expectedVersion, notify, ...changes } = body;
    refusePrivileges(caller, { notify });
    const stated = statedVersion(caller.ifMatch, expectedVersion);
    const settled = await this.commands.send(
      caller,
      body,
      (envelope) => new ChangeBookingDetails(envelope, id, stated, changes, notify),
    );
    return changed(reply, settled, this.#show(settled.state, caller));
  }

  #show(booking: Booking, caller: Caller) {
    return toBookingResponse(booking, this.positions, caller);
  }
}
