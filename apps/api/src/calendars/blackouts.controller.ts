import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { AddBlackout, type Blackout, type Calendar, FindBusy, GetCalendar, newId, RemoveBlackout } from '#libs/booking';
import { changed, created, found, read } from '../http/answers/answer.js';
import { toInstant } from '../http/answers/instant.js';
import { Pages } from '../http/answers/pages.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { Commands } from '../http/requests/commands.js';
import { Operation } from '../http/requests/operation.js';
import { statedVersion } from '../http/requests/stated-version.js';
import { blackoutId, calendarId } from '../http/schemas/ids.js';
import { ReadQuery } from '../http/schemas/reading.js';
import { CreateBlackoutRequest, ListBlackoutsQuery, RemoveBlackoutQuery } from './blackout.schemas.js';
import { BusyQuery } from './busy.schemas.js';
import * as operations from './calendar.operations.js';
import { toBlackout, toBlackoutResponse, toCalendarResponse } from './calendar.response.js';

type Place = Pick<Blackout, 'start' | 'id'>;

const inOrder = (a: Place, b: Place) => a.start - b.start || (a.id < b.id ? -1 : Number(a.id > b.id));

type Of<Schema extends z.ZodType> = z.output<Schema>;

/** When a calendar is closed or taken. */
@Controller('v1/calendars/:id')
export class BlackoutsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly positions: Positions,
    private readonly pages: Pages,
  ) {}

  @Post('blackouts')
  @Operation(operations.addBlackout)
  async add(
    @Caller() caller: Caller,
    @Param('id', { schema: calendarId }) id: string,
    @Body({ schema: CreateBlackoutRequest }) body: Of<typeof CreateBlackoutRequest>,
    @Reply() reply: Reply,
  ) {
    const { id: stated = newId('blk'), start, end, reason, onConflict, expectedVersion } = body;
    const blackout = { id: stated, start, end, reason };
    const version = statedVersion(caller.ifMatch, expectedVersion);
    const settled = await this.commands.send(
      caller,
      body,
      (envelope) => new AddBlackout(envelope, id, version, blackout, onConflict),
    );
    const added = settled.state.blackouts.at(-1) ?? blackout;
    const known = settled.state.blackouts.find((each) => each.id === stated) ?? added;
    return created(reply, settled, toBlackoutResponse(known, settled.state, this.positions));
  }

  @Get('blackouts')
  @Operation(operations.listBlackouts)
  list(
    @Caller() caller: Caller,
    @Param('id', { schema: calendarId }) id: string,
    @Query({ schema: ListBlackoutsQuery }) query: Of<typeof ListBlackoutsQuery>,
    @Reply() reply: Reply,
  ) {
    const filters = { ...query, calendarId: id };
    return this.pages.of<Blackout, Place>(reply, caller, filters, {
      find: async (after) => {
        const { blackouts } = await this.#calendar(caller, id, query);
        const left = blackouts.toSorted(inOrder).filter((each) => !after || inOrder(after, each) < 0);
        return { items: left.slice(0, query.limit), more: left.length > query.limit };
      },
      after: ({ start, id }) => ({ start, id }),
      show: toBlackout,
    });
  }

  @Get('blackouts/:blackoutId')
  @Operation(operations.getBlackout)
  async get(
    @Caller() caller: Caller,
    @Param('id', { schema: calendarId }) id: string,
    @Param('blackoutId', { schema: blackoutId }) wanted: string,
    @Query({ schema: ReadQuery }) query: Of<typeof ReadQuery>,
    @Reply() reply: Reply,
  ) {
    const calendar = await this.#calendar(caller, id, query);
    const blackout = calendar.blackouts.find((each) => each.id === wanted) ?? null;
    return read(reply, toBlackoutResponse(found(blackout, 'blackout'), calendar, this.positions));
  }

  async #calendar(caller: Caller, id: string, query: Of<typeof ReadQuery>): Promise<Calendar> {
    return found(await this.queries.execute(new GetCalendar(caller, id, this.positions.wanted(query))), 'calendar');
  }

  @Delete('blackouts/:blackoutId')
  @Operation(operations.removeBlackout)
  async remove(
    @Caller() caller: Caller,
    @Param('id', { schema: calendarId }) id: string,
    @Param('blackoutId', { schema: blackoutId }) blackout: string,
    @Query({ schema: RemoveBlackoutQuery }) query: Of<typeof RemoveBlackoutQuery>,
    @Reply() reply: Reply,
  ) {
    const version = statedVersion(caller.ifMatch, query.expectedVersion);
    const settled = await this.commands.send(
      caller,
      query,
      (envelope) => new RemoveBlackout(envelope, id, version, blackout),
    );
    return changed(reply, settled, toCalendarResponse(settled.state, this.positions));
  }

  @Get('busy')
  @Operation(operations.findBusy)
  async busy(
    @Caller() caller: Caller,
    @Param('id', { schema: calendarId }) id: string,
    @Query({ schema: BusyQuery }) query: Of<typeof BusyQuery>,
  ) {
    const range = { start: query.from, end: query.to };
    const answer = await this.queries.execute(new FindBusy(caller, id, range, this.positions.wanted(query)));
    const times = found(answer, 'calendar');
    const { busy, behind } = times;
    return {
      busy: busy.map(({ start, end, units }) => ({ start: toInstant(start), end: toInstant(end), units })),
      ...(behind.length > 0 && { behind }),
      position: this.positions.token(times),
    };
  }
}
