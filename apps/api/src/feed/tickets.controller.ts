import { Controller, Post } from '@nestjs/common';
import { Tickets } from '#libs/access';
import { toInstant } from '../http/answers/instant.js';
import { Caller } from '../http/callers/caller.js';
import type { Identity } from '../http/callers/identity.js';
import { Operation } from '../http/requests/operation.js';
import { TicketResponse } from './feed.schemas.js';

@Controller('v1/tickets')
export class TicketsController {
  constructor(private readonly tickets: Tickets<Identity>) {}

  @Post()
  @Operation({
    id: 'createTicket',
    ignoresKeys: true,
    summary:
      'Get a ticket that opens streams within a minute, and again after that; for browsers, which cannot send a key',
    scope: 'events:read',
    orScope: 'bookings:read',
    orOwn: true,
    orPublic: true,
    attempts: 'tickets',
    answers: { 200: TicketResponse },
  })
  async create(@Caller() caller: Caller) {
    const { tenant, shard, kind, actor, scopes, subject, keyId, endsAt, origins, limits, bearer } = caller;
    const giver = { tenant, shard, kind, actor, scopes, subject, keyId, endsAt, origins, limits, bearer };
    const { ticket, expiresAt } = await this.tickets.give(giver);
    return { ticket, expiresAt: toInstant(expiresAt) };
  }
}
