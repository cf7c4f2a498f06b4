import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { FindEvents, wantedBy } from '#libs/booking';
import { beginning, EventLog, type Point } from '#libs/event-store';
import { toEventResponse } from '../history/event.response.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { Operation } from '../http/requests/operation.js';
import { nextPage } from '../http/requests/origin.js';
import { eventFilter, unknownTypes } from './event-filter.js';
import { EventsResponse, FindEventsQuery, StreamEventsQuery, StreamedEvents } from './feed.schemas.js';
import { OpenStreams, processStops } from './open-streams.js';
import { type Message, serverSent, textOf, withoutName } from './server-sent.js';
import { streamed, whenLeft } from './streamed.js';
import { ToldEvents } from './told-events.js';

@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly log: EventLog,
    private readonly queries: QueryBus,
    private readonly positions: Positions,
    private readonly streams: OpenStreams,
    private readonly told: ToldEvents,
  ) {}

  @Get()
  @Operation({
    id: 'findEvents',
    summary: 'Read the events in order, page by page',
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
    const { cursor, after: behind = cursor } = query;
    const pointer = cursor === undefined ? '?after' : '?cursor';
    const after =
      behind === undefined ? beginning : await this.positions.known(caller.shard, cursor ?? behind, pointer);
    const filter = eventFilter(caller, query, after);
    const { events, more, ...scanned } = await this.queries.execute(new FindEvents(caller, filter, query.limit));
    const token = this.positions.token(scanned);
    if (more) reply.header('Link', `<${nextPage(reply.request, 'cursor', token)}>; rel="next"`);
    return {
      items: events.map((event) => toEventResponse(event, this.positions, caller)),
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
    resumes: true,
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
    const signal = this.streams.begin(caller, whenLeft(reply));
    const stream = new FollowedEvents(this.log, this.told, this.positions, caller);
    const first = this.positions.token(after);
    const unknown = unknownTypes(query.types ?? []);
    const notice: Message[] =
      unknown.length > 0 ? [{ id: first, text: textOf(first, 'notice', { unknownTypes: unknown }) }] : [];
    const messages = stream.messages(filter, signal, notice);
    const text = serverSent(
      query.names === 'off' ? unnamed(messages) : messages,
      first,
      () => stream.passed,
      () => signal.reason === processStops,
    );
    return streamed(reply, text);
  }
}

async function* unnamed(batches: AsyncGenerator<readonly Message[]>): AsyncGenerator<readonly Message[]> {
  for await (const messages of batches) {
    yield messages.map(({ id, text }) => ({ id, ...(text !== undefined && { text: withoutName(text) }) }));
  }
}

/** What one reader of the stream is told. */
class FollowedEvents {
  #passed: Point | null = null;

  constructor(
    private readonly log: EventLog,
    private readonly told: ToldEvents,
    private readonly positions: Positions,
    private readonly caller: Caller,
  ) {}

  /** How far it has come since the last message, over events that it does not want. */
  get passed(): string | null {
    return this.#passed && this.positions.token(this.#passed);
  }

  /** `notice`: what is said before anything else. */
  async *messages(filter: ReturnType<typeof eventFilter>, signal: AbortSignal, notice: readonly Message[]) {
    if (notice.length > 0) yield notice;
    const { shard, onlyCustomer } = this.caller;
    const following = {
      after: filter.after,
      wants: wantedBy(this.caller, filter),
      ...(onlyCustomer !== null && { person: onlyCustomer }),
      passed: (at: Point) => {
        this.#passed = at;
      },
      signal,
    };
    for await (const { events, ...read } of this.log.follow(shard, following)) {
      const messages = await this.told.tell(this.caller, events);
      this.#passed = null;
      yield [...messages, { id: this.positions.token(read) }];
    }
  }
}
