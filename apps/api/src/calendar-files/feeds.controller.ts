import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { allows, type Feed, Feeds } from '#libs/access';
import { GetCalendar, newId } from '#libs/booking';
import { found } from '../http/answers/answer.js';
import type { Described } from '../http/answers/described.js';
import { toInstant } from '../http/answers/instant.js';
import { Pages } from '../http/answers/pages.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { violation } from '../http/problems/problem.js';
import { lacksScope } from '../http/problems/unauthenticated.js';
import { Operation } from '../http/requests/operation.js';
import { calendarId, feedId } from '../http/schemas/ids.js';
import * as operations from './calendar-file.operations.js';
import { CreateFeedRequest, type FeedResponse, ListFeedsQuery } from './feed.schemas.js';

/** Addresses at which calendar programs read what is booked on a calendar. */
@Controller('v1/calendars/:id/feeds')
export class FeedsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly feeds: Feeds,
    private readonly pages: Pages,
  ) {}

  @Post()
  @Operation(operations.createFeed)
  async create(
    @Caller() caller: Caller,
    @Param('id', { schema: calendarId }) subject: string,
    @Body({ schema: CreateFeedRequest }) body: z.output<typeof CreateFeedRequest>,
    @Reply() reply: Reply,
  ) {
    const { includesPersonalData: isPersonal } = body;
    const { tenant, shard, actor, origin, path } = caller;
    if (isPersonal && !allows(caller.scopes, 'bookings:read')) {
      throw lacksScope('Including personal data needs the scope bookings:read.', 'bookings:read');
    }
    found(await this.queries.execute(new GetCalendar(caller, subject)), 'calendar');
    const made = await this.feeds.create({ tenant, shard, subject, isPersonal, id: newId('fed') }, actor);
    if (!made) throw tooMany();
    reply.header('Location', `${origin}${path}/${made.feed.id}`);
    return { ...toFeedResponse(made.feed), url: `${origin}/feeds/${made.token}.ics` };
  }

  @Get()
  @Operation(operations.listFeeds)
  async list(
    @Caller() caller: Caller,
    @Param('id', { schema: calendarId }) subject: string,
    @Query({ schema: ListFeedsQuery }) query: z.output<typeof ListFeedsQuery>,
    @Reply() reply: Reply,
  ) {
    const { tenant, shard } = caller;
    const { limit } = query;
    found(await this.queries.execute(new GetCalendar(caller, subject)), 'calendar');
    return this.pages.of<Feed, string>(
      reply,
      caller,
      { ...query, ...{ calendarId: subject } },
      {
        find: async (after = '') => {
          const feeds = await this.feeds.list({ tenant, shard, subject }, after, limit + 1);
          return { items: feeds.slice(0, limit), more: feeds.length > limit };
        },
        after: ({ id }) => id,
        show: toFeedResponse,
      },
    );
  }

  @Delete(':feedId')
  @Operation(operations.removeFeed)
  async remove(
    @Caller() { tenant, shard }: Caller,
    @Param('id', { schema: calendarId }) subject: string,
    @Param('feedId', { schema: feedId }) id: string,
  ): Promise<void> {
    found((await this.feeds.remove({ tenant, shard, subject }, id)) || null, 'feed');
  }
}

const toFeedResponse = ({ id, subject, isPersonal, createdAt }: Feed): Described<typeof FeedResponse> => ({
  id,
  calendarId: subject,
  includesPersonalData: isPersonal,
  createdAt: toInstant(createdAt.getTime()),
});

const tooMany = () =>
  violation({
    pointer: '',
    rule: 'too-many',
    detail: 'A calendar can have at most 100 feeds; delete one that is no longer read.',
  });
