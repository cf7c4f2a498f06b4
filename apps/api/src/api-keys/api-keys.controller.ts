import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { type ApiKey, ApiKeys } from '#libs/access';
import { found } from '../http/answers/answer.js';
import { Pages } from '../http/answers/pages.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { violation } from '../http/problems/problem.js';
import { Commands } from '../http/requests/commands.js';
import { Operation } from '../http/requests/operation.js';
import { apiKeyId } from '../http/schemas/ids.js';
import { Webhooks } from '../webhooks/webhooks.js';
import * as operations from './api-key.operations.js';
import { toApiKeyResponse } from './api-key.response.js';
import { CreateApiKeyRequest, ListApiKeysQuery, RevokeApiKeyQuery } from './api-key.schemas.js';
import { allowRepeated } from './repeated-creation.js';

@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeys,
    private readonly commands: Commands,
    private readonly pages: Pages,
    private readonly webhooks: Webhooks,
  ) {}

  @Post()
  @Operation(operations.createApiKey)
  async create(
    @Caller() caller: Caller,
    @Body({ schema: CreateApiKeyRequest }) body: z.output<typeof CreateApiKeyRequest>,
    @Reply() reply: Reply,
  ) {
    const content = body;
    if (content.expiresAt !== null && content.expiresAt <= Date.now()) {
      throw violation({ pointer: '/expiresAt', rule: 'in-past', detail: 'The expiry of the key is in the past.' });
    }
    const { tenant, shard, actor: createdBy } = caller;
    const idempotency = this.commands.idempotencyOf(caller, body);
    const made = { tenant, shard, createdBy, ...content, ...(idempotency && { idempotency }) };
    const outcome = await this.keys.create(made);
    const href = `${caller.origin}${caller.path}/${outcome.apiKey.id}`;
    if (!outcome.created) allowRepeated(outcome, made, href);
    const repeatedById = !outcome.created && !outcome.sameIdempotencyKey;
    reply.code(repeatedById ? 200 : 201).header('Location', href);
    if (!outcome.created && outcome.sameIdempotencyKey) reply.header('Idempotency-Replayed', 'true');
    return { ...toApiKeyResponse(outcome.apiKey), ...(outcome.created && { key: outcome.key }) };
  }

  @Get()
  @Operation(operations.listApiKeys)
  list(
    @Caller() caller: Caller,
    @Query({ schema: ListApiKeysQuery }) query: z.output<typeof ListApiKeysQuery>,
    @Reply() reply: Reply,
  ) {
    const { tenant, shard } = caller;
    const { limit } = query;
    return this.pages.of<ApiKey, string>(reply, caller, query, {
      find: async (after = '') => {
        const keys = await this.keys.list(shard, tenant, after, limit + 1);
        return { items: keys.slice(0, limit), more: keys.length > limit };
      },
      after: ({ id }) => id,
      show: toApiKeyResponse,
    });
  }

  @Get(':id')
  @Operation(operations.getApiKey)
  async get(@Caller() { tenant, shard }: Caller, @Param('id', { schema: apiKeyId }) id: string) {
    return toApiKeyResponse(found(await this.keys.get(shard, tenant, id), 'key'));
  }

  @Delete(':id')
  @Operation(operations.revokeApiKey)
  async revoke(
    @Caller() { tenant, shard }: Caller,
    @Param('id', { schema: apiKeyId }) id: string,
    @Query({ schema: RevokeApiKeyQuery }) { webhooks }: z.output<typeof RevokeApiKeyQuery>,
  ): Promise<void> {
    found(await this.keys.revoke(shard, tenant, id), 'key');
    if (webhooks === 'disable') await this.webhooks.disableMadeBy({ shard, tenant }, `api-key/${id}`);
  }
}
