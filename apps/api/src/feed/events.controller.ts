import { Readable } from 'node:stream';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { FindEvents, GetBooking, wantedBy } from '#libs/booking';
import { beginning, EventLog, pointOf, type StoredEvent } from '#libs/event-store';
import { ReadBehind } from '#libs/projection';
import { toEventResponse } from '../history/event.response.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { Operation } from '../http/requests/operation.js';
import { eventFilter } from './event-filter.js';
import { EventsResponse, FindEventsQuery, StreamEventsQuery, StreamedEvents } from './feed.schemas.js';
import { OpenStreams } from './open-streams.js';
import { type Message, serverSent } from './server-sent.js';

@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly log: EventLog,
    private readonly queries: QueryBus,
    private readonly positions: Positions,
    private readonly streams: OpenStreams,
  ) {}

  @Get()
  @Operation({
    id: 'findEvents',
    summary: 'Read the events in their order, page by page',
    scope: 'events:read',
    answers: { 200: EventsResponse },
    problems: ['other-history', 'rule-violation'],
    takesQuery: true,
  })
  async find(
    @Caller() caller: Caller,
    @Query({ schema: FindEventsQuery }) query: z.output<typeof FindEventsQuery>,
    @Reply() reply: Reply,
  ) {
    const after =
      query.after === undefined ? beginning : await this.positions.known(caller.shard, query.after, '?after');
    const filter = eventFilter(caller, query, after);
    const { events, more, ...scanned } = await this.queries.execute(new FindEvents(caller, filter, query.limit));
    const token = this.positions.token(scanned);
    if (more) reply.header('Link', `<${nextPage(caller.origin + reply.request.url, token)}>; rel="next"`);
    return {
      items: events.map((event) => this.#show(caller, event)),
      position: token,
      nextCursor: more ? token : null,
    };
  }

  @Get('stream')
  @Operation({
    id: 'streamEvents',
    summary: 'Follow the events as they are stored, as Server-Sent Events',
    scope: 'events:read',
    orOwn: true,
    orTicket: true,
    answers: { 200: StreamedEvents },
    problems: ['other-history', 'rule-violation'],
    takesQuery: true,
    produces: 'text/event-stream',
  })
  async follow(
    @Caller() caller: Caller,
    @Query({ schema: StreamEventsQuery }) query: z.output<typeof StreamEventsQuery>,
    @Reply() reply: Reply,
  ) {
    const resumed = reply.request.headers['last-event-id']?.toString();
    const from = resumed ? ([resumed, 'Last-Event-ID'] as const) : ([query.after, '?after'] as const);
    const { shard } = caller;
    const after = from[0] ? await this.positions.known(shard, from[0], from[1]) : await this.log.end(shard);
    const filter = eventFilter(caller, query, after);
    const signal = this.streams.begin((end) => reply.raw.once('close', end));
    // What is kept alive behind a stream that ends because the process stops would hold up the stop.
    reply
      .header('Content-Type', 'text/event-stream; charset=utf-8')
      .header('X-Accel-Buffering', 'no')
      .header('Connection', 'close');
    return Readable.from(serverSent(this.#messages(caller, filter, signal), this.positions.token(after)), {
      objectMode: false,
    });
  }

  async *#messages(caller: Caller, filter: ReturnType<typeof eventFilter>, signal: AbortSignal) {
    const wants = wantedBy(caller, filter);
    for await (const { events, ...read } of this.log.follow(caller.shard, { after: filter.after, wants, signal })) {
      const messages: Message[] = [];
      const wanted = await this.log.reveal(caller.shard, caller.tenant, events);
      for (const event of wanted) {
        if (await this.#isThere(caller, event)) messages.push(this.#message(caller, event));
      }
      yield [...messages, { id: this.positions.token(read) }];
    }
  }

  /** Whoever has only its own bookings hears of theirs alone: of one whose newest events are parked by what its row says. */
  async #isThere(caller: Caller, { stream, position }: StoredEvent): Promise<boolean> {
    if (caller.onlyCustomer === null) return true;
    const look = (at?: number) => this.queries.execute(new GetBooking(caller, stream.slice('booking/'.length), at));
    const booking = await look(position).catch((error) => {
      if (error instanceof ReadBehind && error.parked !== null) return look();
      throw error;
    });
    return booking !== null;
  }

  #message(caller: Caller, event: StoredEvent): Message {
    return { id: this.positions.token(pointOf(event)), event: event.type, data: this.#show(caller, event) };
  }

  #show({ origin }: Caller, event: StoredEvent) {
    return toEventResponse(event, this.positions, origin);
  }
}

const nextPage = (url: string, after: string) => {
  const next = new URL(url);
  next.searchParams.set('after', after);
  return next.href;
};
