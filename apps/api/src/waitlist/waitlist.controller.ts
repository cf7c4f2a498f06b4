import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { ManageTokens } from '#libs/access';
import { FindWaitlistEntries, GetWaitlistEntry, LeaveWaitlist, type WaitlistEntry } from '#libs/booking';
import { changed, created, found, read } from '../http/answers/answer.js';
import { Pages } from '../http/answers/pages.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { Commands } from '../http/requests/commands.js';
import { Operation } from '../http/requests/operation.js';
import { waitlistEntryId } from '../http/schemas/ids.js';
import { ReadQuery } from '../http/schemas/reading.js';
import { join } from './join-waitlist.js';
import * as operations from './waitlist.operations.js';
import { JoinWaitlistRequest, ListWaitlistQuery } from './waitlist.schemas.js';
import { toWaitlistEntryResponse } from './waitlist-entry.response.js';

type Of<Schema extends z.ZodType> = z.output<Schema>;

@Controller('v1/waitlist')
export class WaitlistController {
  constructor(
    readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly positions: Positions,
    private readonly pages: Pages,
    readonly tokens: ManageTokens,
  ) {}

  @Post()
  @Operation(operations.joinWaitlist)
  async join(
    @Caller() caller: Caller,
    @Body({ schema: JoinWaitlistRequest }) body: Of<typeof JoinWaitlistRequest>,
    @Reply() reply: Reply,
  ) {
    const { settled, token } = await join(this, caller, body);
    return created(reply, settled, { ...this.#show(settled.state), ...token });
  }

  @Get()
  @Operation(operations.listWaitlist)
  list(
    @Caller() caller: Caller,
    @Query({ schema: ListWaitlistQuery }) query: Of<typeof ListWaitlistQuery>,
    @Reply() reply: Reply,
  ) {
    const { serviceId, customerId, status, limit } = query;
    const minPosition = this.positions.wanted(query);
    return this.pages.of<WaitlistEntry, number>(reply, caller, query, {
      find: (after) =>
        this.queries.execute(
          new FindWaitlistEntries(caller, { serviceId, customerId, status, after, limit }, minPosition),
        ),
      after: ({ joined }) => joined,
      show: (entry) => this.#show(entry),
    });
  }

  @Get(':id')
  @Operation(operations.getWaitlistEntry)
  async get(
    @Caller() caller: Caller,
    @Param('id', { schema: waitlistEntryId }) id: string,
    @Query({ schema: ReadQuery }) query: Of<typeof ReadQuery>,
    @Reply() reply: Reply,
  ) {
    const entry = await this.queries.execute(new GetWaitlistEntry(caller, id, this.positions.wanted(query)));
    return read(reply, this.#show(found(entry, 'waitlist entry')));
  }

  @Delete(':id')
  @Operation(operations.leaveWaitlist)
  async leave(@Caller() caller: Caller, @Param('id', { schema: waitlistEntryId }) id: string, @Reply() reply: Reply) {
    const settled = await this.commands.send(caller, null, (envelope) => new LeaveWaitlist(envelope, id));
    return changed(reply, settled, this.#show(settled.state));
  }

  #show(entry: WaitlistEntry) {
    return toWaitlistEntryResponse(entry, this.positions);
  }
}
