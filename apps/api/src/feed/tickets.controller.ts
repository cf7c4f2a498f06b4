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
    summary: 'Get a ticket that opens one stream within a minute, for browsers, which send no key along with it',
    scope: 'events:read',
    orOwn: true,
    answers: { 200: TicketResponse },
  })
  async create(@Caller() { tenant, shard, kind, actor, scopes, onlyCustomer }: Caller) {
    const { ticket, expiresAt } = await this.tickets.give({
      tenant,
      shard,
      kind,
      actor,
      scopes,
      subject: onlyCustomer,
    });
    return { ticket, expiresAt: toInstant(expiresAt) };
  }
}
