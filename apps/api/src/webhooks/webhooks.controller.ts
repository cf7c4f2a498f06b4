import { randomUUIDv7 } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import {
  changeSubscriber,
  countGivenUp,
  deleteSubscriber,
  findRepeated,
  listSubscribers,
  reportSubscriber,
  type SubscriberReport,
} from '#libs/delivery';
import { EventLog, IdempotencyKeyReused } from '#libs/event-store';
import { found } from '../http/answers/answer.js';
import { Pages } from '../http/answers/pages.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { Problem } from '../http/problems/problem.js';
import { Commands } from '../http/requests/commands.js';
import { Operation } from '../http/requests/operation.js';
import { webhookId } from '../http/schemas/ids.js';
import { assertReadsEvents, assertTarget } from './allowed.js';
import * as operations from './webhook.operations.js';
import { kindsOf, toWebhookResponse } from './webhook.response.js';
import {
  ChangeWebhookRequest,
  CreateWebhookRequest,
  ListWebhooksQuery,
  RotateSecretRequest,
} from './webhook.schemas.js';
import { type NewWebhook, Webhooks } from './webhooks.js';

/** For so long a creation that is repeated under its key is told the secret again, in milliseconds. */
const secretToldFor = 600_000;

@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly log: EventLog,
    private readonly commands: Commands,
    private readonly pages: Pages,
    private readonly positions: Positions,
  ) {}

  @Post()
  @Operation(operations.createWebhook)
  async create(
    @Caller() caller: Caller,
    @Body({ schema: CreateWebhookRequest }) body: z.output<typeof CreateWebhookRequest>,
    @Reply() reply: Reply,
  ) {
    assertReadsEvents(caller);
    const { id = `whk_${randomUUIDv7().replaceAll('-', '')}`, fromPosition, subjects, ...content } = body;
    const kinds = subjects && kindsOf(subjects);
    const { tenant, shard, actor: createdBy } = caller;
    const idempotency = this.commands.idempotencyOf(caller, body);
    const made = { shard, tenant, id, kinds, createdBy, ...content, ...(idempotency && { idempotency }) };
    assertTarget(this.webhooks, body.url);
    const after =
      fromPosition === undefined ? undefined : await this.positions.known(shard, fromPosition, '/fromPosition');
    const created = await this.webhooks.create(made, after);
    const { subscriber, secret, isSameKey } = created
      ? { ...created, isSameKey: false }
      : await this.#repeated(made, `${caller.origin}${caller.path}`);
    reply.code(created || isSameKey ? 201 : 200).header('Location', `${caller.origin}${caller.path}/${subscriber.id}`);
    if (isSameKey) reply.header('Idempotency-Replayed', 'true');
    return { ...(await this.#shown(caller, subscriber.id)), secret };
  }

  /** A creation that changed nothing is the caller's own earlier one, by its idempotency key or its id, or is refused. */
  async #repeated(made: NewWebhook, href: string) {
    const repeated = await findRepeated(this.webhooks.pool, made);
    if (!repeated) throw new Problem('quota-exceeded', 'The maximum number of webhooks is reached.');
    const { subscriber, isSameKey, fingerprint } = repeated;
    const isRecent = this.log.now() - subscriber.createdAt < secretToldFor;
    if (isSameKey) {
      if (fingerprint !== made.idempotency?.fingerprint) throw new IdempotencyKeyReused(subscriber.createdAt);
      return {
        subscriber,
        isSameKey,
        secret: isRecent && !subscriber.isDeleted ? this.webhooks.secretOf(subscriber) : null,
      };
    }
    const fields = ['url', 'types', 'kinds', 'description'] as const;
    const differs = fields.filter((field) => !isDeepStrictEqual(made[field], subscriber[field]));
    if (differs.length === 0 && subscriber.createdBy === made.createdBy && !subscriber.isDeleted)
      return { subscriber, isSameKey, secret: null };
    throw new Problem('already-exists', `The webhook id ${subscriber.id} is or was already in use.`, {
      existing: `${href}/${subscriber.id}`,
      differs: differs.map((field) => (field === 'kinds' ? 'subjects' : field)),
    });
  }

  @Get()
  @Operation(operations.listWebhooks)
  list(
    @Caller() caller: Caller,
    @Query({ schema: ListWebhooksQuery }) query: z.output<typeof ListWebhooksQuery>,
    @Reply() reply: Reply,
  ) {
    const { shard, tenant } = caller;
    const { limit } = query;
    let failed = new Map<string, number>();
    return this.pages.of<SubscriberReport, string>(reply, caller, query, {
      find: async (after = '') => {
        const head = await this.log.head(shard);
        const reports = await listSubscribers(this.webhooks.pool, { shard, tenant }, head, after, limit + 1);
        const ids = reports.map(({ id }) => id);
        failed = await countGivenUp(this.webhooks.pool, shard, tenant, ids);
        return { items: reports.slice(0, limit), more: reports.length > limit };
      },
      after: ({ id }) => id,
      show: (report) => toWebhookResponse(report, failed.get(report.id) ?? 0),
    });
  }

  @Get(':id')
  @Operation(operations.getWebhook)
  get(@Caller() caller: Caller, @Param('id', { schema: webhookId }) id: string) {
    return this.#shown(caller, id);
  }

  @Patch(':id')
  @Operation(operations.changeWebhook)
  async change(
    @Caller() caller: Caller,
    @Param('id', { schema: webhookId }) id: string,
    @Body({ schema: ChangeWebhookRequest }) body: z.output<typeof ChangeWebhookRequest>,
  ) {
    assertReadsEvents(caller);
    assertTarget(this.webhooks, body.url);
    const { shard, tenant } = caller;
    found((await changeSubscriber(this.webhooks.pool, { shard, tenant, id }, body)) ?? null, 'webhook');
    this.webhooks.changed(caller);
    return this.#shown(caller, id);
  }

  @Delete(':id')
  @Operation(operations.deleteWebhook)
  async remove(@Caller() { shard, tenant }: Caller, @Param('id', { schema: webhookId }) id: string): Promise<void> {
    found((await deleteSubscriber(this.webhooks.pool, { shard, tenant, id })) || null, 'webhook');
    this.webhooks.changed({ shard });
  }

  @Post(':id/rotate-secret')
  @Operation(operations.rotateSecret)
  async rotate(
    @Caller() caller: Caller,
    @Param('id', { schema: webhookId }) id: string,
    @Body({ schema: RotateSecretRequest }) body: z.output<typeof RotateSecretRequest>,
  ) {
    assertReadsEvents(caller);
    const { shard, tenant } = caller;
    const key = this.commands.idempotencyOf(caller, body)?.key;
    const secret = await this.webhooks.rotate({ shard, tenant, id }, body.expireOldAfterSeconds * 1_000, key);
    return { secret: found(secret, 'webhook') };
  }

  async #shown({ shard, tenant }: Caller, id: string) {
    const { pool } = this.webhooks;
    const report = await reportSubscriber(pool, { shard, tenant, id }, await this.log.head(shard));
    const failed = await countGivenUp(pool, shard, tenant, [id]);
    return toWebhookResponse(found(report, 'webhook'), failed.get(id) ?? 0);
  }
}
