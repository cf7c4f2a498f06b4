import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import {
  ArchiveCalendar,
  type Calendar,
  ChangeCalendar,
  CreateCalendar,
  calendarStream,
  FindCalendars,
  GetAsOf,
  GetCalendar,
  newId,
  RestoreCalendar,
} from '#libs/booking';
import { changed, created, found, read } from '../http/answers/answer.js';
import { Pages } from '../http/answers/pages.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { asOf } from '../http/requests/as-of.js';
import { Commands } from '../http/requests/commands.js';
import { Operation } from '../http/requests/operation.js';
import { statedVersion } from '../http/requests/stated-version.js';
import { CommandRequest } from '../http/schemas/expected-version.js';
import { calendarId } from '../http/schemas/ids.js';
import { ReadOneQuery } from '../http/schemas/reading.js';
import * as operations from './calendar.operations.js';
import { toCalendarResponse } from './calendar.response.js';
import { ChangeCalendarRequest, CreateCalendarRequest, ListCalendarsQuery } from './calendar.schemas.js';
import { ArchiveCalendarRequest } from './on-conflict.js';

type Of<Schema extends z.ZodType> = z.output<Schema>;

@Controller('v1/calendars')
export class CalendarsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly positions: Positions,
    private readonly pages: Pages,
  ) {}

  @Post()
  @Operation(operations.createCalendar)
  async create(
    @Caller() caller: Caller,
    @Body({ schema: CreateCalendarRequest }) body: Of<typeof CreateCalendarRequest>,
    @Reply() reply: Reply,
  ) {
    const { id = newId('cal'), ...content } = body;
    const settled = await this.commands.send(caller, body, (envelope) => new CreateCalendar(envelope, id, content));
    return created(reply, settled, this.#show(settled.state));
  }

  @Get()
  @Operation(operations.listCalendars)
  list(
    @Caller() caller: Caller,
    @Query({ schema: ListCalendarsQuery }) query: Of<typeof ListCalendarsQuery>,
    @Reply() reply: Reply,
  ) {
    const { status, limit } = query;
    const minPosition = this.positions.wanted(query);
    return this.pages.of<Calendar, string>(reply, caller, query, {
      find: (after) => this.queries.execute(new FindCalendars(caller, { status, after, limit }, minPosition)),
      after: ({ id }) => id,
      show: (calendar) => this.#show(calendar),
    });
  }

  @Get(':id')
  @Operation(operations.getCalendar)
  async get(
    @Caller() caller: Caller,
    @Param('id', { schema: calendarId }) id: string,
    @Query({ schema: ReadOneQuery }) query: Of<typeof ReadOneQuery>,
    @Reply() reply: Reply,
  ) {
    const wanted = this.positions.wanted(query);
    const moment = asOf(query);
    const calendar = await this.queries.execute<Calendar | null>(
      moment ? new GetAsOf(caller, calendarStream(id), moment) : new GetCalendar(caller, id, wanted),
    );
    return read(reply, this.#show(found(calendar, 'calendar')));
  }

  @Patch(':id')
  @Operation(operations.changeCalendar)
  async change(
    @Caller() caller: Caller,
    @Param('id', { schema: calendarId }) id: string,
    @Body({ schema: ChangeCalendarRequest }) body: Of<typeof ChangeCalendarRequest>,
    @Reply() reply: Reply,
  ) {
    const { expectedVersion, onConflict, ...changes } = body;
    const stated = statedVersion(caller.ifMatch, expectedVersion);
    const settled = await this.commands.send(
      caller,
      body,
      (envelope) => new ChangeCalendar(envelope, id, stated, changes, onConflict),
    );
    return changed(reply, settled, this.#show(settled.state));
  }

  @Post(':id/archive')
  @Operation(operations.archiveCalendar)
  async archive(
    @Caller() caller: Caller,
    @Param('id', { schema: calendarId }) id: string,
    @Body({ schema: ArchiveCalendarRequest }) body: Of<typeof ArchiveCalendarRequest>,
    @Reply() reply: Reply,
  ) {
    const { expectedVersion, onConflict } = body;
    const stated = statedVersion(caller.ifMatch, expectedVersion);
    const settled = await this.commands.send(
      caller,
      body,
      (envelope) => new ArchiveCalendar(envelope, id, stated, onConflict),
    );
    return changed(reply, settled, this.#show(settled.state));
  }

  @Post(':id/restore')
  @Operation(operations.restoreCalendar)
  async restore(
    @Caller() caller: Caller,
    @Param('id', { schema: calendarId }) id: string,
    @Body({ schema: CommandRequest }) body: Of<typeof CommandRequest>,
    @Reply() reply: Reply,
  ) {
    const stated = statedVersion(caller.ifMatch, body.expectedVersion);
    const settled = await this.commands.send(caller, body, (envelope) => new RestoreCalendar(envelope, id, stated));
    return changed(reply, settled, this.#show(settled.state));
  }

  #show(calendar: Calendar) {
    return toCalendarResponse(calendar, this.positions);
  }
}
