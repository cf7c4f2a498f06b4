import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Pool } from 'pg';
import type { Signer } from '../roots/roots.js';
import { claimTicket, findTicket, insertTicket } from '../sql/tickets.js';
import { tenantName } from '../tenant-name.js';

/** In seconds: within how long it has to be used, and how long it is good at most. */
const term = { untilUsed: 60, atMost: 12 * 3_600 };

const form = new RegExp(`^(slt_(${tenantName})\\.(\\d{1,5})\\.[A-Za-z0-9_-]{43}\\.(\\d{1,5}))\\.([A-Za-z0-9_-]{43})$`);

/** Who may open streams with a ticket: whoever asked for it, as far as that one may. */
export interface TicketBearer {
  readonly tenant: string;
  readonly shard: number;
  /** When it ends what the bearer asked with, in milliseconds since the epoch; null: never by itself. */
  readonly endsAt: number | null;
}

/**
 * Tickets `slt_<tenant>.<shard>.<256 random bits>.<generation of the root>.<HMAC of all that>`. Each is to be used within a
 * minute, and is then good for the network that used it, so that a browser which lost its stream can come again by itself,
 * to whichever process. The seal keeps whoever makes tickets up away from the database.
 */
export class Tickets<Bearer extends TicketBearer> {
  constructor(
    private readonly pool: Pool,
    private readonly signer: Signer,
  ) {}

  /** `expiresAt`: by when it has to be used, in milliseconds since the epoch. */
  async give(bearer: Bearer): Promise<{ readonly ticket: string; readonly expiresAt: number }> {
    const { key, generation } = this.signer.newest;
    const said = `slt_${bearer.tenant}.${bearer.shard}.${randomBytes(32).toString('base64url')}.${generation}`;
    const ticket = `${said}.${seal(key, said).toString('base64url')}`;
    const { endsAt } = bearer;
    const expiresAt = await insertTicket(this.pool, bearer, hashOf(ticket), bearer, { ...term, endsAt });
    return { ticket, expiresAt: expiresAt.getTime() };
  }

  /** Whether it was given here, whatever has become of it. */
  async isOurs(ticket: string): Promise<boolean> {
    return (await this.#placeOf(ticket)) !== null;
  }

  /** Whose it is; null where it is none, came too late, has ended or is of another network. */
  async take(ticket: string, network: string): Promise<Bearer | null> {
    const place = await this.#placeOf(ticket);
    if (!place) return null;
    const name = hashOf(ticket);
    const find = () => findTicket<Bearer>(this.pool, place, name, network);
    return (await find()) ?? (await claimTicket<Bearer>(this.pool, place, name, network)) ?? (await find());
  }

  async #placeOf(ticket: string): Promise<{ tenant: string; shard: number } | null> {
    const [, said = '', tenant = '', shard, generation, sealed = ''] = form.exec(ticket) ?? [];
    const key = said && (await this.signer.find(Number(generation)));
    if (!key || !timingSafeEqual(Buffer.from(sealed, 'base64url'), seal(key, said))) return null;
    return { tenant, shard: Number(shard) };
  }
}

const seal = (key: Buffer, said: string): Buffer => createHmac('sha256', key).update(said).digest();

const hashOf = (ticket: string): Buffer => hash('sha256', ticket, 'buffer');
