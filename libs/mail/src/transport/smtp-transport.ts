import { createTransport } from 'nodemailer';
import type { World } from '#libs/event-store';
import type { Message } from '../message.js';
import { mailOptions } from './mail-options.js';
import { isMailable } from './mailable.js';
import { type Outcome, outcomeOfFailure, type SmtpFailure } from './outcome.js';
import { needsTls, type SmtpServer } from './smtp-server.js';

/** How long steps of handing in one mail may take, in milliseconds; `whole` is all of it. */
export const limits = { connect: 5_000, silence: 25_000, whole: 30_000 };

/** What can hand in a mail. */
export interface Transport {
  send(message: Message): Promise<Outcome>;
}

/**
 * Hands mails to one server, each over a connection of its own: one that a pool would send again by itself might arrive twice.
 * Nothing is read from files or addresses, whatever a message says.
 */
export class SmtpTransport implements Transport {
  readonly #mailer: ReturnType<typeof createTransport>;

  constructor(
    server: SmtpServer,
    private readonly world: Pick<World, 'after'>,
  ) {
    this.#mailer = createTransport({
      host: server.host,
      port: server.port,
      secure: server.isSecure,
      requireTLS: !server.isSecure && needsTls(server),
      ...(server.login && { auth: server.login }),
      connectionTimeout: limits.connect,
      dnsTimeout: limits.connect,
      greetingTimeout: limits.connect,
      socketTimeout: limits.silence,
      disableFileAccess: true,
      disableUrlAccess: true,
      logger: false,
    });
  }

  /** Never throws. */
  async send(message: Message): Promise<Outcome> {
    if (!message.to.every(({ address }) => isMailable(address))) return { type: 'refused', why: 'no-address' };
    const late = new AbortController();
    const inTime = this.world.after(limits.whole, () => late.abort(), true);
    try {
      await this.#mailer.sendMail({ ...mailOptions(message), signal: late.signal });
      return { type: 'told' };
    } catch (error) {
      return outcomeOfFailure(error as SmtpFailure);
    } finally {
      inTime();
    }
  }
}
