import { hash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { insertTicket, takeTicket } from '../sql/tickets.js';

const seconds = 60;
const ticketText = /^slt_([a-z0-9-]{1,63})\.(\d{1,5})\.[A-Za-z0-9_-]{43}$/;

/** Who may open a stream with a ticket: whoever asked for it, as far as that one may. */
export interface TicketBearer {
  readonly tenant: string;
  readonly shard: number;
}

/** Tickets `slt_<tenant>.<shard>.<256 random bits>`, each good for a minute and for once. */
export class Tickets<Bearer extends TicketBearer> {
  constructor(private readonly pool: Pool) {}

  /** Whether a credential may be one of these at all. */
  static mayBe(credential: string): boolean {
    return ticketText.test(credential);
  }

  /** `expiresAt` in milliseconds since the epoch. */
  async give(bearer: Bearer): Promise<{ readonly ticket: string; readonly expiresAt: number }> {
    const ticket = `slt_${bearer.tenant}.${bearer.shard}.${randomBytes(32).toString('base64url')}`;
    const expiresAt = await insertTicket(this.pool, bearer, hashOf(ticket), bearer, seconds);
    return { ticket, expiresAt: expiresAt.getTime() };
  }

  /** Whose it is; from then on nobody's. Null where it is not good. */
  async take(ticket: string): Promise<Bearer | null> {
    const [, tenant, shard] = ticketText.exec(ticket) ?? [];
    if (!tenant) return null;
    return takeTicket<Bearer>(this.pool, { tenant, shard: Number(shard) }, hashOf(ticket));
  }
}

const hashOf = (ticket: string): Buffer => hash('sha256', ticket, 'buffer');
