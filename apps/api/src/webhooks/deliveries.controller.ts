import { randomUUIDv7 } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { type AttemptRow, askForReplay, listDeliveries, reportSubscriber, verdictOf } from '#libs/delivery';
import { EventLog } from '#libs/event-store';
import { found } from '../http/answers/answer.js';
import { toInstant } from '../http/answers/instant.js';
import { Pages } from '../http/answers/pages.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { Problem, violation } from '../http/problems/problem.js';
import { Operation } from '../http/requests/operation.js';
import { webhookId } from '../http/schemas/ids.js';
import { assertReadsEvents } from './allowed.js';
import { deliveryId, ListDeliveriesQuery, ReplayRequest } from './delivery.schemas.js';
import * as operations from './webhook.operations.js';
import { eventOf, outcomeOf, toDeliveryResponse } from './webhook.response.js';
import { Webhooks } from './webhooks.js';

const retriedAtOnce = 100;

interface Before {
  readonly triedAt: number;
  readonly event: string;
}

@Controller('v1/webhooks/:id')
export class DeliveriesController {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly log: EventLog,
    private readonly pages: Pages,
    private readonly positions: Positions,
  ) {}

  @Post('test')
  @Operation(operations.testWebhook)
  async test(@Caller() caller: Caller, @Param('id', { schema: webhookId }) id: string) {
    const answer = await this.webhooks.ping(await this.#subscriber(caller, id));
    if (!answer) throw new Problem('quota-exceeded', 'Other webhooks are being tested; try again in a few seconds.');
    const { milliseconds, status } = answer;
    const [error, detail] = answer.status === null ? [answer.silence, answer.detail] : [null, null];
    return { delivered: verdictOf(answer) === 'taken', status, error, detail, milliseconds };
  }

  @Get('deliveries')
  @Operation(operations.listDeliveries)
  async list(
    @Caller() caller: Caller,
    @Param('id', { schema: webhookId }) id: string,
    @Query({ schema: ListDeliveriesQuery }) query: z.output<typeof ListDeliveriesQuery>,
    @Reply() reply: Reply,
  ) {
    assertReadsEvents(caller);
    await this.#subscriber(caller, id);
    const { limit, status, eventId } = query;
    const asked = { outcome: status && outcomeOf(status), event: eventId && eventOf(eventId), limit: limit + 1 };
    const excerpts = new Map<AttemptRow, string | null>();
    return this.pages.of<AttemptRow, Before>(reply, caller, query, {
      find: async (before) => {
        const rows = await this.#deliveries(caller, id, { ...asked, before });
        const opened = await this.log.reveal(
          caller.shard,
          caller.tenant,
          rows.map(({ excerpt }) => (excerpt === null ? null : { sealed: excerpt })),
        );
        for (const [index, row] of rows.entries()) excerpts.set(row, opened[index] as unknown as string | null);
        return { items: rows.slice(0, limit), more: rows.length > limit };
      },
      after: ({ triedAt, event }) => ({ triedAt, event }),
      show: (row) => toDeliveryResponse(row, excerpts.get(row) ?? null),
    });
  }

  @Post('deliveries/:deliveryId/retry')
  @Operation(operations.retryDelivery)
  async retry(
    @Caller() caller: Caller,
    @Param('id', { schema: webhookId }) id: string,
    @Param('deliveryId', { schema: deliveryId }) delivery: string,
  ) {
    await this.#subscriber(caller, id);
    const [row] = await this.#deliveries(caller, id, { event: eventOf(delivery), limit: 1 });
    return this.#retried(caller, id, [found(row ?? null, 'delivery')]);
  }

  @Post('retry-failed')
  @Operation(operations.retryFailed)
  async retryFailed(@Caller() caller: Caller, @Param('id', { schema: webhookId }) id: string) {
    await this.#subscriber(caller, id);
    const rows = await this.#deliveries(caller, id, { outcome: outcomeOf('failed'), limit: retriedAtOnce });
    return this.#retried(caller, id, rows);
  }

  @Post('replay')
  @Operation(operations.replayWebhook)
  async replay(
    @Caller() caller: Caller,
    @Param('id', { schema: webhookId }) id: string,
    @Body({ schema: ReplayRequest }) body: z.output<typeof ReplayRequest>,
  ) {
    assertReadsEvents(caller);
    const { shard, tenant } = caller;
    await this.#subscriber(caller, id);
    const from = await this.positions.known(shard, body.from, '/from');
    const to = body.to === undefined ? from : await this.positions.known(shard, body.to, '/to');
    if (to.position < from.position)
      throw violation({
        pointer: '/to',
        rule: 'position-unknown',
        detail: 'The end of the range is before its beginning.',
      });
    const kind = body.to === undefined ? ('back' as const) : ('range' as const);
    const range = { kind, afterPosition: Math.max(0, from.position - 1), toPosition: to.position };
    const replay = { id: `rpl_${randomUUIDv7()}`, ...range };
    if (!(await askForReplay(this.webhooks.pool, { shard, tenant, id }, replay))) {
      const detail = 'A replay is already running; try again when it is done.';
      throw new Problem('request-in-progress', detail, { startedAt: toInstant(Math.floor(this.log.now())) });
    }
    this.webhooks.changed(caller);
    return { from: body.from, to: body.to ?? null };
  }

  #deliveries(
    { shard, tenant }: Caller,
    subscriber: string,
    wanted: Omit<Parameters<typeof listDeliveries>[1], 'shard' | 'tenant' | 'subscriber'>,
  ) {
    return listDeliveries(this.webhooks.pool, { shard, tenant, subscriber, ...wanted });
  }

  /** Each under the id of its event: one that is asked for already is not asked for twice. */
  async #retried(caller: Caller, id: string, rows: readonly AttemptRow[]) {
    const { shard, tenant } = caller;
    for (const { event, position } of rows) {
      const replay = { id: `rty_${event}`, kind: 'single', afterPosition: position - 1, toPosition: position } as const;
      await askForReplay(this.webhooks.pool, { shard, tenant, id }, replay);
    }
    this.webhooks.changed(caller);
    return { requested: rows.length };
  }

  async #subscriber({ shard, tenant }: Caller, id: string) {
    return found(await reportSubscriber(this.webhooks.pool, { shard, tenant, id }, 0), 'webhook');
  }
}
