import type { ServedApp } from '#test/harness/apps/start-app';
import { ApiContract } from './api-contract.js';

export type Answer = Awaited<ReturnType<ApiClient['send']>>;
export type Body = Answer['body'];

/** Sends requests and throws where an answer is not one that the API's own document announces. */
export class ApiClient {
  private constructor(
    private readonly url: string,
    private readonly key: string | null,
    private readonly contract: ApiContract,
  ) {}

  static async of({ url, key }: Pick<ServedApp, 'url' | 'key'>): Promise<ApiClient> {
    return new ApiClient(url, key, await ApiContract.of(url));
  }

  /** The same API for somebody else; null: for nobody. */
  as(key: string | null): ApiClient {
    return new ApiClient(this.url, key, this.contract);
  }

  get = (path: string, headers = {}) => this.send('GET', path, undefined, headers);
  post = (path: string, body?: unknown, headers = {}) => this.send('POST', path, body, headers);
  patch = (path: string, body: unknown, headers = {}) => this.send('PATCH', path, body, headers);
  delete = (path: string, headers = {}) => this.send('DELETE', path, undefined, headers);

  /** A body that is a string is sent as it is. */
  async send(method: string, path: string, body: unknown, headers: Record<string, string>) {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.key !== null && { Authorization: `Bearer ${this.key}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
    const parsed = isJson ? read(text) : text || undefined;
    const { status, headers: answered } = response;
    const { pathname } = new URL(response.url);
    const complaints = this.contract.complaints({ method, path: pathname, status, headers: answered, body: parsed });
    if (complaints.length > 0) throw new Error([`${method} ${path} → ${status}`, ...complaints, text].join('\n'));
    return { status, headers: answered, body: parsed };
  }
}

/** Of no type: tests look into bodies, and fail where something else is in them. */
const read = (text: string) => (text === '' ? undefined : JSON.parse(text));
