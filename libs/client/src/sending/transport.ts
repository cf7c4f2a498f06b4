import type { Credentials } from './credentials.js';

/** A request as it is sent, once or several times. */
export interface Request {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** It bears its credential in its target. */
  readonly keyless?: boolean;
}

/** Sends one request, with the credential that belongs to it. */
export class Transport {
  constructor(
    private readonly url: string,
    readonly credentials: Credentials,
    private readonly fetched: typeof fetch | undefined,
  ) {}

  /** Names what all who ask with the same public key are told alike; null: its key is not one. */
  publicName(): string | null {
    const { publicKey } = this.credentials;
    return publicKey && `${this.url} ${publicKey}`;
  }

  /** What the function behind a key throws is no failure of the network: it reaches the caller as it is. */
  async send({ method, target, headers: more, body, keyless }: Request, signal: AbortSignal): Promise<Response | Lost> {
    const credential = keyless ? undefined : await this.credentials.for(target);
    const headers = new Headers(more);
    if (credential !== undefined) headers.set('Authorization', `Bearer ${credential}`);
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    // A redirection makes a GET of a POST: a booking would read as made that never was.
    const redirect = method === 'GET' ? 'follow' : 'manual';
    try {
      return await (this.fetched ?? fetch)(this.url + target, { method, headers, redirect, signal, ...content });
    } catch (cause) {
      return new Lost(cause);
    }
  }
}

/** No answer has come. */
export class Lost {
  constructor(readonly cause: unknown) {}
}
