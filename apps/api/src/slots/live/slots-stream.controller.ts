import { Controller, Get, Param, Query } from '@nestjs/common';
import type { z } from 'zod';
import { OpenStreams, processStops } from '../../feed/open-streams.js';
import { serverSent } from '../../feed/server-sent.js';
import { streamed, whenLeft } from '../../feed/streamed.js';
import { found } from '../../http/answers/answer.js';
import { Positions } from '../../http/answers/position-token.js';
import { Reply } from '../../http/answers/reply.js';
import { Caller } from '../../http/callers/caller.js';
import { Operation } from '../../http/requests/operation.js';
import { serviceId } from '../../http/schemas/ids.js';
import { FollowSlotsQuery, StreamedSlots } from '../slot.schemas.js';
import { LiveSlots } from './live-slots.js';

@Controller('v1/services/:id/slots/stream')
export class SlotsStreamController {
  constructor(
    private readonly positions: Positions,
    private readonly streams: OpenStreams,
    private readonly live: LiveSlots,
  ) {}

  @Get()
  @Operation({
    id: 'streamSlots',
    summary: 'Follow the bookable slots of a service day by day, as Server-Sent Events',
    description:
      'Each connection begins with all slots, so there is no position to resume from. Changes are combined and sent at most four times a second. A caller that is refused (429) can poll `slots` with `If-None-Match`.',
    scope: 'bookings:read',
    orOwn: true,
    orPublic: true,
    orTicket: true,
    answers: { 200: StreamedSlots },
    problems: ['not-found', 'other-history', 'rule-violation'],
    takesQuery: true,
    produces: 'text/event-stream',
  })
  async follow(
    @Caller() caller: Caller,
    @Param('id', { schema: serviceId }) id: string,
    @Query({ schema: FollowSlotsQuery }) query: z.output<typeof FollowSlotsQuery>,
    @Reply() reply: Reply,
  ) {
    const { tenant, shard } = caller;
    const { from: fromDay, to: toDay, duration = null, units = null, calendarIds, minPosition } = query;
    const wanted = minPosition ? await this.positions.known(shard, minPosition, '?minPosition') : null;
    const signal = this.streams.begin(caller, whenLeft(reply), ' Poll slots with If-None-Match meanwhile.');
    const wish = { duration, units, calendarIds: calendarIds && [...new Set(calendarIds)].sort(), fromDay, toDay };
    const followed = { shard, tenant, serviceId: id, ...wish, tellsFree: caller.kind !== 'public' };
    const opened = await this.live.open(followed, wanted?.position ?? 0, signal);
    const { view, bell } = found(opened, 'service');
    const text = serverSent(
      view.messages(bell, signal),
      view.position!,
      () => view.position,
      () => signal.reason === processStops,
    );
    return streamed(reply, text);
  }
}
