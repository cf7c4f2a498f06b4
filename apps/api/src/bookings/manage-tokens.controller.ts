import { Body, Controller, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { FileTokens, ManageTokens } from '#libs/access';
import { ManagedThings, RevokeManageTokens } from '#libs/booking';
import { found } from '../http/answers/answer.js';
import { toInstant } from '../http/answers/instant.js';
import { Caller } from '../http/callers/caller.js';
import { Commands } from '../http/requests/commands.js';
import { Operation } from '../http/requests/operation.js';
import { bookingId } from '../http/schemas/ids.js';
import { CreateManageTokenRequest } from './booking.schemas.js';
import * as operations from './booking.operations.js';

/** Tokens for the customers of those who book for them. */
@Controller('v1/bookings/:id/manage-token')
export class ManageTokensController {
  constructor(
    private readonly tokens: ManageTokens,
    private readonly files: FileTokens,
    private readonly managed: ManagedThings,
    private readonly commands: Commands,
  ) {}

  @Post()
  @Operation(operations.createManageToken)
  async create(
    @Caller() caller: Caller,
    @Param('id', { schema: bookingId }) id: string,
    @Body({ schema: CreateManageTokenRequest }) { revokeOthers }: z.output<typeof CreateManageTokenRequest>,
  ) {
    // Sent again it has to end what the lost answer made, so no key is of use to it.
    const keyless = { ...caller, idempotencyKey: undefined };
    if (revokeOthers) await this.commands.send(keyless, null, (envelope) => new RevokeManageTokens(envelope, id));
    const since = found(await this.managed.since(caller, id), 'booking');
    const token = { subject: id, since, madeAt: Date.now() };
    const endsAt = found(await this.managed.endsAt(caller, token), 'booking');
    const manageToken = this.tokens.make(caller, token);
    const manageUrl = `${caller.origin}/manage#${manageToken}`;
    const inviteUrl = `${caller.origin}/v1/bookings/${id}/invite.ics?t=${this.files.make(caller, token)}`;
    return { manageToken, manageUrl, expiresAt: toInstant(endsAt), inviteUrl };
  }
}
