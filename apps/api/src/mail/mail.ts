import { createHmac } from 'node:crypto';
import type { Pool } from 'pg';
import { type Booking, bookingStream, linksOf, type WaitlistEntry, waitlistEntryStream } from '#libs/booking';
import type { EventLog } from '#libs/event-store';
import { askFor, type MailCounts, type MailRunner, noteKnown } from '#libs/mail';
import type { MailSettings } from './mail-settings.js';

interface Followed {
  readonly shard: number;
  readonly tenant: string;
  /** The id of a booking or an entry of the waitlist. */
  readonly subject: string;
}

/** Links that were followed a moment ago and need not be noted again. */
const remembered = 10_000;

/** The part of a process that knows whether it writes, and who has followed a link that was mailed. */
export class Mail {
  readonly #followed = new Set<string>();
  #runner: Pick<MailRunner, 'counts'> | null = null;

  constructor(
    readonly pool: Pool,
    private readonly log: Pick<EventLog, 'latest' | 'reveal' | 'now'>,
    private readonly recipientsKey: Buffer,
    /** Absent: nobody is written to. */
    readonly settings: MailSettings | undefined,
  ) {}

  writtenBy(runner: Pick<MailRunner, 'counts'>): void {
    this.#runner = runner;
  }

  /** Null: it is not this process that writes to anybody. */
  get counts(): MailCounts | null {
    return this.#runner?.counts ?? null;
  }

  /** Addresses stand nowhere but sealed: a keyed hash stands for them, however they are spelt. */
  recipientOf = (tenant: string, addresses: readonly string[]): string => {
    const said = JSON.stringify([tenant, ...addresses.map((address) => address.trim().toLowerCase())]);
    return createHmac('sha256', this.recipientsKey).update(said).digest('hex').slice(0, 32);
  };

  /** Somebody has followed a link that was mailed: so they read what is sent to the address. Never throws. */
  async followed(link: Followed): Promise<void> {
    const key = `${link.tenant} ${link.subject}`;
    if (!this.settings || this.#followed.has(key)) return;
    if (this.#followed.size >= remembered) this.#followed.clear();
    this.#followed.add(key);
    await this.#note(link).catch(() => this.#followed.delete(key));
  }

  /** Somebody at an address asks for the links of all that is to come. What is done is the same whoever that is. */
  async askForLinks({ shard, tenant }: Pick<Followed, 'shard' | 'tenant'>, email: string): Promise<void> {
    if (!this.settings) return;
    const subject = linksOf(this.recipientOf(tenant, [email]));
    await askFor(this.pool, { shard, tenant, subject, now: this.log.now() });
  }

  async #note({ shard, tenant, subject }: Followed): Promise<void> {
    const email = (await this.#thing(shard, tenant, subject))?.customer?.email;
    if (!email) return;
    await noteKnown(this.pool, { shard, tenant, recipient: this.recipientOf(tenant, [email]) });
  }

  async #thing(shard: number, tenant: string, id: string): Promise<Booking | WaitlistEntry | null> {
    const { log } = this;
    const found = id.startsWith('bkg_')
      ? await log.latest(shard, tenant, bookingStream(id))
      : await log.latest(shard, tenant, waitlistEntryStream(id));
    return log.reveal(shard, tenant, found);
  }
}
