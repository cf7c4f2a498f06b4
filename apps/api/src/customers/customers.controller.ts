import { Body, Controller, Post } from '@nestjs/common';
import type { z } from 'zod';
import { EraseCustomer } from '#libs/booking';
import { changed } from '../http/answers/answer.js';
import { Positions } from '../http/answers/position-token.js';
import { Reply } from '../http/answers/reply.js';
import { Caller } from '../http/callers/caller.js';
import { Commands } from '../http/requests/commands.js';
import { Operation } from '../http/requests/operation.js';
import * as operations from './customer.operations.js';
import { EraseCustomerRequest } from './customer.schemas.js';

@Controller('v1/customers')
export class CustomersController {
  constructor(
    private readonly commands: Commands,
    private readonly positions: Positions,
  ) {}

  /** Their bookings keep their time and their history; whoever reads them from now on sees that somebody was there. */
  @Post('erase')
  @Operation(operations.eraseCustomer)
  async erase(
    @Caller() caller: Caller,
    @Body({ schema: EraseCustomerRequest }) body: z.output<typeof EraseCustomerRequest>,
    @Reply() reply: Reply,
  ) {
    const { customerId } = body;
    const settled = await this.commands.send(caller, body, (envelope) => new EraseCustomer(envelope, customerId));
    const { version } = settled;
    return changed(reply, settled, { customerId, erased: true, version, position: this.positions.token(settled) });
  }
}
