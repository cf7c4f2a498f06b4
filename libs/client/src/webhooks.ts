import type { Event } from './generated/api.js';

type DeliveryOf<E extends Event> = E extends Event
  ? {
      readonly type: E['type'];
      /** When it happened. */
      readonly timestamp: string;
      readonly data: E;
    }
  : never;

/** What a webhook brings: `type` tells which event `data` is. */
export type Delivery = DeliveryOf<Event>;

/** Headers as `fetch` has them, or as Node's `http` does. */
export type DeliveryHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Why a delivery is not believed. */
export type Disbelief = 'headers-missing' | 'too-old' | 'too-new' | 'signature-wrong' | 'not-json';

export class WebhookError extends Error {
  override readonly name = 'WebhookError';

  constructor(readonly reason: Disbelief) {
    super(`The delivery is not believed: ${reason}`);
  }
}

export interface VerifyOptions {
  /** How far the time of sending may be from now, in seconds; 300 by default. */
  readonly toleranceSeconds?: number | undefined;
  /** In milliseconds since the epoch; by default the present. */
  readonly now?: number | undefined;
}

/**
 * Proves that a delivery is from whoever has the secret, and new, and reads it (Standard Webhooks 1.0). Throws `WebhookError`
 * where it is not: answer 400 then. What was delivered is known by its `webhook-id`: it may come more than once.
 *
 * @param body exactly as it came: the text or the bytes, not what a framework has parsed and written again
 * @param secrets `whsec_…` for signatures by HMAC (`v1`), `whpk_…`, a public key, for those by Ed25519 (`v1a`); of several
 *   one is enough, as while a secret is changed
 * @example
 * const { type, data } = await verify(await request.text(), request.headers, process.env.WEBHOOK_SECRET);
 */
export const verify = async (
  body: string | Uint8Array,
  headers: DeliveryHeaders,
  secrets: string | readonly string[],
  { toleranceSeconds = 300, now = Date.now() }: VerifyOptions = {},
): Promise<Delivery> => {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) => read(headers, `webhook-${name}`));
  if (!id || !signatures || !/^\d{1,12}$/.test(timestamp ?? '')) throw new WebhookError('headers-missing');
  const age = now / 1_000 - Number(timestamp);
  if (age > toleranceSeconds) throw new WebhookError('too-old');
  if (age < -toleranceSeconds) throw new WebhookError('too-new');
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const signed = joined(new TextEncoder().encode(`${id}.${timestamp}.`), bytes);
  const given = signatures.split(' ').map((each) => each.split(','));
  for (const secret of typeof secrets === 'string' ? [secrets] : secrets) {
    const { scheme, isBy } = await verifier(secret);
    for (const [version, text = ''] of given) {
      const signature = version === scheme ? decoded(text) : undefined;
      if (signature && (await isBy(signature, signed))) return parsed(bytes);
    }
  }
  throw new WebhookError('signature-wrong');
};

type Bytes = Uint8Array<ArrayBuffer>;

/** How signatures by one secret are told; `crypto.subtle` compares in a time that says nothing. */
const verifier = async (secret: string) => {
  const [, kind, text = ''] = /^(whsec|whpk)_(.+)$/.exec(secret) ?? [];
  const key = decoded(text);
  if (kind === undefined || key === undefined) throw new TypeError('A secret looks like whsec_… or whpk_…');
  const algorithm = kind === 'whsec' ? { name: 'HMAC', hash: 'SHA-256' } : { name: 'Ed25519' };
  const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['verify']);
  return {
    scheme: kind === 'whsec' ? 'v1' : 'v1a',
    isBy: (signature: Bytes, signed: Bytes) => crypto.subtle.verify(algorithm.name, imported, signature, signed),
  };
};

const decoded = (text: string): Bytes | undefined => {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
};

const joined = (first: Uint8Array, second: Uint8Array): Bytes => {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
};

const parsed = (bytes: Uint8Array): Delivery => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new WebhookError('not-json');
  }
};

const read = (headers: DeliveryHeaders, name: string): string | undefined => {
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined;
  const found = Object.entries(headers).find(([each]) => each.toLowerCase() === name)?.[1];
  return typeof found === 'string' ? found : undefined;
};
