import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A message as it arrived, verified by the library of Standard Webhooks where the receiver knows the secret. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly raw: string;
  /** Of no type: tests look into it. */
  // biome-ignore lint/suspicious/noExplicitAny: as `json()` of a response is
  readonly body: any;
}

type Reaction = (received: Received, answer: ServerResponse) => void;

/** A program that somebody else has written. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  readonly unverified: string[] = [];
  secret: string | null = null;
  react: Reaction = (_, answer) => answer.writeHead(204).end();
  readonly #server = createServer(async (request, answer) => {
    const raw = (await request.toArray()).join('');
    try {
      if (this.secret) new Webhook(this.secret).verify(raw, request.headers as Record<string, string>);
    } catch (error) {
      this.unverified.push(`${error}`);
    }
    const body = JSON.parse(raw);
    const { headers } = request;
    const subject = body.data.subject?.id ?? '';
    const received = { headers, id: String(headers['webhook-id']), type: body.type, subject, raw, body };
    this.received.push(received);
    this.react(received, answer);
  });

  async listen(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/in`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
