import { createHmac } from 'node:crypto';

/** What is signed: the id, the second of the attempt and exactly the bytes that are sent. */
export interface Message {
  /** The same in every attempt; without a dot. */
  readonly id: string;
  /** Seconds since the epoch. */
  readonly timestamp: number;
  readonly body: string;
}

const signature = (secret: Buffer, { id, timestamp, body }: Message): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;

/** The headers of Standard Webhooks 1.0, signed with each of the secrets. Source: standardwebhooks.com. */
export const signedHeaders = (secrets: readonly Buffer[], message: Message): Readonly<Record<string, string>> => ({
  'webhook-id': message.id,
  'webhook-timestamp': String(message.timestamp),
  'webhook-signature': secrets.map((secret) => signature(secret, message)).join(' '),
});
