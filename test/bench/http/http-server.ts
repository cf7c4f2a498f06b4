// The API as it is, and beside its routes what they are compared with. Prints its origin and waits for SIGTERM.
import { Body, Controller, Get, Post, type Type } from '@nestjs/common';
import { pino } from 'pino';
import type { z } from 'zod';
import { apiModule } from '../../../apps/api/src/api.module.js';
import { createBooking, getBooking } from '../../../apps/api/src/bookings/booking.operations.js';
import { CreateBookingRequest } from '../../../apps/api/src/bookings/booking.schemas.js';
import { Operation } from '../../../apps/api/src/http/requests/operation.js';
import { readConfig } from '../../../apps/api/src/starting/config.js';
import { listen } from '../../../apps/api/src/starting/listen.js';
import { prepare } from '../../../apps/api/src/starting/prepare.js';
import { Shutdown } from '../../../apps/api/src/starting/shutdown.js';

/** Authenticated and validated as the real ones are, and as large in their answers, but nothing is done. */
@Controller('v1')
class NothingController {
  #slots: object = {};
  #booking: object = {};

  @Post('nothing')
  @Operation({ ...createBooking, id: 'doNothing' })
  async post(@Body({ schema: CreateBookingRequest }) body: z.output<typeof CreateBookingRequest>) {
    return { ...this.#booking, start: body.start };
  }

  /** What the constants answer from here on. */
  @Post('constants')
  @Operation({ ...createBooking, id: 'setConstants' })
  async set(@Body() { slots, booking }: { slots: object; booking: object }) {
    this.#slots = slots;
    this.#booking = booking;
    return {};
  }

  @Get('constant-slots')
  @Operation({ ...getBooking, id: 'constantSlots' })
  async slots() {
    return this.#slots;
  }

  @Get('gap')
  @Operation({ ...getBooking, id: 'longestGap' })
  async gap() {
    const ms = longestGap;
    longestGap = 0;
    return { ms };
  }

  @Get('constant-booking')
  @Operation({ ...getBooking, id: 'constantBooking' })
  async booking() {
    return this.#booking;
  }
}

/** How long this process has kept a timer of 5 ms waiting since somebody last asked. */
let longestGap = 0;
let rang = performance.now();
setInterval(() => {
  const now = performance.now();
  longestGap = Math.max(longestGap, now - rang);
  rang = now;
}, 5).unref();

const shutdown = new Shutdown();
const { parts } = await prepare(readConfig(process.env), pino({ level: 'silent' }), shutdown);
const module = { module: class Bench {} as Type, imports: [apiModule(parts)], controllers: [NothingController] };
process.once('SIGTERM', () => void shutdown.run(console.error).then(() => process.exit(0)));
console.log(await listen(module, parts, shutdown));
