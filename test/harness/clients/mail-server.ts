import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A mail as it arrived, read by a library that is none of the product's. */
export interface Arrived {
  readonly messageId: string;
  readonly from: AddressObject | undefined;
  /** Whom the server was asked to bring it to. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The part for the reader's calendar, and the method that its MIME type names. */
  readonly calendar: { readonly method: string; readonly text: string } | null;
  readonly headers: ParsedMail['headers'];
  readonly raw: string;
}

/** What a server answers instead of taking a mail: a code, or nothing at all as its connection breaks. */
export type Reaction = { readonly code: number; readonly text?: string } | 'break' | null;

interface Options {
  /** Asked once a mail has arrived whole; null takes it. */
  readonly onMail?: (mail: Arrived) => Reaction;
  /** Asked for each recipient. */
  readonly onRecipient?: (address: string) => Reaction;
  readonly login?: { readonly user: string; readonly pass: string };
}

const failed = (code: number, text = 'not now') => Object.assign(new Error(text), { responseCode: code });

/** Somebody's mail server: it takes what it is told to take and reads it. */
export class MailServer {
  /** All that arrived whole, in order, whatever was answered. */
  readonly arrived: Arrived[] = [];
  onMail: NonNullable<Options['onMail']>;
  onRecipient: NonNullable<Options['onRecipient']>;
  readonly #server: SMTPServer;
  #port = 0;

  constructor({ onMail = () => null, onRecipient = () => null, login }: Options = {}) {
    this.onMail = onMail;
    this.onRecipient = onRecipient;
    this.#server = new SMTPServer({
      disabledCommands: login ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
      allowInsecureAuth: true,
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 100,
      onAuth: ({ username, password }, _, done) => {
        const isRight = username === login?.user && password === login?.pass;
        if (isRight) done(null, { user: username });
        else done(failed(535, 'wrong'));
      },
      onRcptTo: ({ address }, _, done) => {
        const reaction = this.onRecipient(address);
        done(reaction && reaction !== 'break' ? failed(reaction.code, reaction.text) : null);
      },
      onData: (stream, session, done) => {
        void this.#read(stream, session).then((mail) => this.#answer(mail, session, done), done);
      },
    });
    this.#server.on('error', () => {});
  }

  async listen(port = 0): Promise<this> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server.server, 'listening');
    this.#port = (this.#server.server.address() as AddressInfo).port;
    return this;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  to(address: string): Arrived[] {
    return this.arrived.filter(({ recipients }) => recipients.includes(address));
  }

  close(): Promise<void> {
    return new Promise((closed) => this.#server.close(() => closed()));
  }

  #answer(mail: Arrived, { id }: SMTPServerSession, done: (error?: Error | null) => void): void {
    this.arrived.push(mail);
    const reaction = this.onMail(mail);
    if (reaction === 'break') {
      for (const connection of this.#server.connections) if (connection.id === id) connection.close();
    } else {
      done(reaction && failed(reaction.code, reaction.text));
    }
  }

  async #read(stream: AsyncIterable<Buffer>, { envelope }: SMTPServerSession): Promise<Arrived> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const raw = Buffer.concat(chunks).toString();
    const mail = await simpleParser(raw, { skipTextLinks: true });
    const part = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
    const method = /^Content-Type: text\/calendar;[^:]*?method=(\w+)/im.exec(raw)?.[1];
    return {
      messageId: mail.messageId ?? '',
      from: mail.from,
      recipients: envelope.rcptTo.map(({ address }) => address),
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html || '',
      calendar: part && method ? { method, text: part.content.toString() } : null,
      headers: mail.headers,
      raw,
    };
  }
}
