import { Controller, Param, Post } from '@nestjs/common';
import { FileTokens, ManageTokens } from '#libs/access';
import { ManagedThings } from '#libs/booking';
import { found } from '../http/answers/answer.js';
import { toInstant } from '../http/answers/instant.js';
import { Caller } from '../http/callers/caller.js';
import { Operation } from '../http/requests/operation.js';
import { bookingId } from '../http/schemas/ids.js';
import * as operations from './booking.operations.js';

/** Tokens for the customers of those who book for them. */
@Controller('v1/bookings/:id/manage-token')
export class ManageTokensController {
  constructor(
    private readonly tokens: ManageTokens,
    private readonly files: FileTokens,
    private readonly managed: ManagedThings,
  ) {}

  @Post()
  @Operation(operations.createManageToken)
  async create(@Caller() caller: Caller, @Param('id', { schema: bookingId }) id: string) {
    const since = found(await this.managed.since(caller, id), 'booking');
    const token = { subject: id, since, madeAt: Date.now() };
    const endsAt = found(await this.managed.endsAt(caller, token), 'booking');
    const manageToken = this.tokens.make(caller, token);
    const manageUrl = `${caller.origin}/manage#${manageToken}`;
    const inviteUrl = `${caller.origin}/v1/bookings/${id}/invite.ics?t=${this.files.make(caller, token)}`;
    return { manageToken, manageUrl, expiresAt: toInstant(endsAt), inviteUrl };
  }
}
