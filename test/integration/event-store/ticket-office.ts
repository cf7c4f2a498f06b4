import { Injectable, Module, type OnModuleDestroy } from '@nestjs/common';
import { Pool } from 'pg';
import { z } from 'zod';
import { type Envelope, EventLog, type EventTypesOf, type Stream } from '#libs/event-store';

type ShowEvent = { type: 'TicketSold'; data: { seat: string } };
const types: EventTypesOf<ShowEvent> = { TicketSold: [{ schema: z.strictObject({ seat: z.string() }) }] };
const show = (id: string): Stream<string[], ShowEvent> => ({
  name: `show/${id}`,
  initial: [],
  evolve: (sold, { event }) => [...sold, event.data.seat],
});
export class SeatTaken extends Error {}

@Injectable()
export class TicketOffice implements OnModuleDestroy {
  constructor(private readonly log: EventLog) {}

  sell(id: string, seat: string, envelope: Envelope) {
    return this.log.decide(envelope, show(id), (read) => {
      if (read(show(id)).state.includes(seat)) throw new SeatTaken(seat);
      return { events: [{ stream: show(id), type: 'TicketSold', data: { seat } }], until: Number.POSITIVE_INFINITY };
    });
  }

  onModuleDestroy = () => this.log.close();
}

const log = { provide: EventLog, inject: [Pool], useFactory: (pool: Pool) => EventLog.open(pool, { types }) };
@Module({ providers: [log, TicketOffice], exports: [TicketOffice] })
export class TicketOfficeModule {}
