import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import {
  BookSeries,
  CancelSeries,
  FindOccurrences,
  GetAsOf,
  GetSeries,
  type Moment,
  newId,
  type Series,
  seriesStream,
} from '#libs/booking';
import type { Settled } from '#libs/event-store';
import { changed, created, found, read } from '../http/answers/answer.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { customerOf, refusePrivileges } from '../http/callers/own-customer.js';
import { asOf } from '../http/requests/as-of.js';
import { Commands } from '../http/requests/commands.js';
import { Operation } from '../http/requests/operation.js';
import { statedVersion } from '../http/requests/stated-version.js';
import { seriesId } from '../http/schemas/ids.js';
import { ReadOneQuery } from '../http/schemas/reading.js';
import * as operations from './series.operations.js';
import { toSeriesResponse } from './series.response.js';
import { BookSeriesRequest, CancelSeriesRequest } from './series.schemas.js';

type Of<Schema extends z.ZodType> = z.output<Schema>;

@Controller('v1/series')
export class SeriesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly positions: Positions,
  ) {}

  @Post()
  @Operation(operations.bookSeries)
  async book(
    @Caller() caller: Caller,
    @Body({ schema: BookSeriesRequest }) body: Of<typeof BookSeriesRequest>,
    @Reply() reply: Reply,
  ) {
    const { id = newId('ser'), ...content } = body;
    refusePrivileges(caller, body);
    const request = { ...content, customer: customerOf(caller, body.customer)! };
    const settled = await this.commands.send(caller, body, (envelope) => new BookSeries(envelope, id, request));
    return created(reply, settled, await this.#showSettled(settled, caller));
  }

  @Get(':id')
  @Operation(operations.getSeries)
  async get(
    @Caller() caller: Caller,
    @Param('id', { schema: seriesId }) id: string,
    @Query({ schema: ReadOneQuery }) query: Of<typeof ReadOneQuery>,
    @Reply() reply: Reply,
  ) {
    const moment = asOf(query);
    const now = await this.queries.execute(new GetSeries(caller, id, this.positions.wanted(query)));
    if (!moment) return read(reply, await this.#show(found(now, 'series'), caller, null));
    if (caller.onlyCustomer !== null) found(now, 'series');
    const then = found(await this.queries.execute(new GetAsOf<Series>(caller, seriesStream(id), moment)), 'series');
    return read(reply, await this.#show(then, caller, 'at' in moment ? moment : then));
  }

  @Post(':id/cancel')
  @Operation(operations.cancelSeries)
  async cancel(
    @Caller() caller: Caller,
    @Param('id', { schema: seriesId }) id: string,
    @Body({ schema: CancelSeriesRequest }) body: Of<typeof CancelSeriesRequest>,
    @Reply() reply: Reply,
  ) {
    const { expectedVersion, ...said } = body;
    refusePrivileges(caller, said);
    const stated = statedVersion(caller.ifMatch, expectedVersion);
    const settled = await this.commands.send(
      caller,
      body,
      (envelope) => new CancelSeries(envelope, { id, stated, ...said }),
    );
    return changed(reply, settled, await this.#showSettled(settled, caller));
  }

  /** What the command itself has written its answer shows, whoever has moved a booking meanwhile; views may be behind it. */
  #showSettled({ state, appended, replayed }: Settled<Series>, caller: Caller) {
    return this.#show(state, caller, appended || replayed ? state : 'now');
  }

  async #show(series: Series, caller: Caller, moment: Moment | null) {
    const bookings = await this.queries.execute(new FindOccurrences(caller, series, moment));
    return toSeriesResponse(series, bookings, this.positions, caller.ownAddress);
  }
}
