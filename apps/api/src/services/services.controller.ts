import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import {
  ArchiveService,
  ChangeService,
  CreateService,
  FindServices,
  GetAsOf,
  GetCalendarsOf,
  GetService,
  newId,
  RestoreService,
  type Service,
  serviceStream,
  usualHold,
} from '#libs/booking';
import { changed, created, found, read, unlessKnown } from '../http/answers/answer.js';
import { weakTagOf } from '../http/answers/entity-tag.js';
import { Pages } from '../http/answers/pages.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { lacksScope } from '../http/problems/unauthenticated.js';
import { asOf } from '../http/requests/as-of.js';
import { Commands } from '../http/requests/commands.js';
import { Operation } from '../http/requests/operation.js';
import { statedVersion } from '../http/requests/stated-version.js';
import { CommandRequest } from '../http/schemas/expected-version.js';
import { serviceId } from '../http/schemas/ids.js';
import { ReadOneQuery } from '../http/schemas/reading.js';
import * as operations from './service.operations.js';
import { toPublicCalendar, toServiceResponse } from './service.response.js';
import { ChangeServiceRequest, CreateServiceRequest, ListServicesQuery } from './service.schemas.js';

type Of<Schema extends z.ZodType> = z.output<Schema>;

/** What is offered now is for everybody; what was, and what is withdrawn, for those who work there. */
const refusePublic = ({ kind }: Caller, what: string): void => {
  if (kind !== 'public' && kind !== 'manager') return;
  throw lacksScope(`A public key cannot read ${what}.`, 'calendars:read');
};

@Controller('v1/services')
export class ServicesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly positions: Positions,
    private readonly pages: Pages,
  ) {}

  @Post()
  @Operation(operations.createService)
  async create(
    @Caller() caller: Caller,
    @Body({ schema: CreateServiceRequest }) body: Of<typeof CreateServiceRequest>,
    @Reply() reply: Reply,
  ) {
    const { id = newId('svc'), holdSeconds = usualHold(body.holdSecondsMax), ...others } = body;
    const content = { ...others, holdSeconds };
    const settled = await this.commands.send(caller, body, (envelope) => new CreateService(envelope, id, content));
    return created(reply, settled, this.#show(settled.state, caller));
  }

  @Get()
  @Operation(operations.listServices)
  list(
    @Caller() caller: Caller,
    @Query({ schema: ListServicesQuery }) query: Of<typeof ListServicesQuery>,
    @Reply() reply: Reply,
  ) {
    const { status, limit } = query;
    if (status === 'archived') refusePublic(caller, 'archived services');
    const minPosition = this.positions.wanted(query);
    return this.pages.of<Service, string>(reply, caller, query, {
      find: (after) => this.queries.execute(new FindServices(caller, { status, after, limit }, minPosition)),
      after: ({ id }) => id,
      show: (service) => this.#show(service, caller),
    });
  }

  @Get(':id')
  @Operation(operations.getService)
  async get(
    @Caller() caller: Caller,
    @Param('id', { schema: serviceId }) id: string,
    @Query({ schema: ReadOneQuery }) query: Of<typeof ReadOneQuery>,
    @Reply() reply: Reply,
  ) {
    const wanted = this.positions.wanted(query);
    const moment = asOf(query);
    if (moment) refusePublic(caller, 'past versions of services');
    const service = await this.queries.execute<Service | null>(
      moment ? new GetAsOf(caller, serviceStream(id), moment) : new GetService(caller, id, wanted),
    );
    const isGone = service?.status === 'archived' && caller.kind === 'public';
    const shown = found(isGone ? null : service, 'service');
    if (caller.kind !== 'public' && caller.kind !== 'manager') return read(reply, this.#show(shown, caller));
    const calendars = await this.queries.execute(new GetCalendarsOf(caller, shown, wanted));
    // Its calendars change without it, so that its version says nothing of what is shown.
    const body = { ...this.#show(shown, caller), calendars: calendars.map(toPublicCalendar) };
    return unlessKnown(reply, weakTagOf(JSON.stringify(body)), body);
  }

  @Patch(':id')
  @Operation(operations.changeService)
  async change(
    @Caller() caller: Caller,
    @Param('id', { schema: serviceId }) id: string,
    @Body({ schema: ChangeServiceRequest }) body: Of<typeof ChangeServiceRequest>,
    @Reply() reply: Reply,
  ) {
    const { expectedVersion, ...changes } = body;
    const stated = statedVersion(caller.ifMatch, expectedVersion);
    const settled = await this.commands.send(
      caller,
      body,
      (envelope) => new ChangeService(envelope, id, stated, changes),
    );
    return changed(reply, settled, this.#show(settled.state, caller));
  }

  @Post(':id/archive')
  @Operation(operations.archiveService)
  async archive(
    @Caller() caller: Caller,
    @Param('id', { schema: serviceId }) id: string,
    @Body({ schema: CommandRequest }) body: Of<typeof CommandRequest>,
    @Reply() reply: Reply,
  ) {
    const stated = statedVersion(caller.ifMatch, body.expectedVersion);
    const settled = await this.commands.send(caller, body, (envelope) => new ArchiveService(envelope, id, stated));
    return changed(reply, settled, this.#show(settled.state, caller));
  }

  @Post(':id/restore')
  @Operation(operations.restoreService)
  async restore(
    @Caller() caller: Caller,
    @Param('id', { schema: serviceId }) id: string,
    @Body({ schema: CommandRequest }) body: Of<typeof CommandRequest>,
    @Reply() reply: Reply,
  ) {
    const stated = statedVersion(caller.ifMatch, body.expectedVersion);
    const settled = await this.commands.send(caller, body, (envelope) => new RestoreService(envelope, id, stated));
    return changed(reply, settled, this.#show(settled.state, caller));
  }

  #show(service: Service, caller: Caller) {
    return toServiceResponse(service, this.positions, caller);
  }
}
