import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { contact } from '../bookings/booking.schemas.js';
import { Caller } from '../http/callers/caller.js';
import { Operation, type OperationOptions } from '../http/requests/operation.js';
import { Mail } from '../mail/mail.js';

const AskForLinksRequest = z
  .strictObject({ email: contact.email })
  .meta({ id: 'AskForManageLinks', examples: [{ email: 'ada@example.com' }] });

/** It says nothing else: what is known of an address is for its owner. */
const AskedForLinks = z.object({ status: z.literal('accepted') }).meta({ id: 'AskedForManageLinks' });

const askForLinks: OperationOptions = {
  id: 'askForManageLinks',
  summary: 'Have the links to all upcoming bookings of an address mailed there',
  description:
    'The answer is the same whether there are bookings for that address or not. A mail is sent once an hour and five times a day at most, about bookings of which that address was sent a mail before.',
  scope: 'bookings:write',
  orPublic: true,
  attempts: true,
  ignoresKeys: true,
  answers: { 202: AskedForLinks },
};

/** For whoever has lost the links. */
@Controller('v1/manage-links')
export class ManageLinksController {
  constructor(private readonly mail: Mail) {}

  @Post()
  @Operation(askForLinks)
  async ask(
    @Caller() caller: Caller,
    @Body({ schema: AskForLinksRequest }) { email }: z.output<typeof AskForLinksRequest>,
  ) {
    await this.mail.askForLinks(caller, email);
    return { status: 'accepted' } as const;
  }
}
