import type { ServedApp } from '#test/harness/apps/start-app';
import { readsBehind } from '../../../libs/client/src/generated/routes.js';
import { Positions } from '../../../libs/client/src/sending/positions.js';
import { ApiContract } from './api-contract.js';

export type Answer = Awaited<ReturnType<ApiClient['send']>>;
export type Body = Answer['body'];

/**
 * Sends requests and throws where an answer is not one that the API's own document announces. Reads wait for what was written before,
 * as those of `@slotlog/client` do, whoever of the same API wrote it; where no view comes to that, and where that is another log's,
 * they are what they are without.
 */
export class ApiClient {
  private constructor(
    private readonly url: string,
    private readonly key: string | null,
    private readonly contract: ApiContract,
    private readonly written = new Positions(),
  ) {}

  static async of({ url, key }: Pick<ServedApp, 'url' | 'key'>): Promise<ApiClient> {
    return new ApiClient(url, key, await ApiContract.of(url));
  }

  /** The same API for somebody else; null: for nobody. */
  as(key: string | null): ApiClient {
    return new ApiClient(this.url, key, this.contract, this.written);
  }

  get = async (path: string, headers = {}) => {
    const { highest } = this.written;
    const [pathname, query] = path.split('?') as [string, string | undefined];
    const route = this.contract.pathOf(pathname);
    if (!highest || !readsBehind.has(`GET ${route}`) || query?.includes('minPosition='))
      return this.send('GET', path, undefined, headers);
    const settled = await this.send('GET', `${path}${query ? '&' : '?'}minPosition=${highest}`, undefined, headers);
    const { code } = settled.body ?? {};
    const isInVain = code === 'read-behind' || code === 'other-history';
    return isInVain ? this.send('GET', path, undefined, headers) : settled;
  };

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
    if (method !== 'GET') this.written.saw(answered.get('Event-Position') ?? parsed?.position);
    const { pathname } = new URL(response.url);
    const complaints = this.contract.complaints({ method, path: pathname, status, headers: answered, body: parsed });
    if (complaints.length > 0) throw new Error([`${method} ${path} → ${status}`, ...complaints, text].join('\n'));
    return { status, headers: answered, body: parsed };
  }
}

/** Of no type: tests look into bodies, and fail where something else is in them. */
const read = (text: string) => (text === '' ? undefined : JSON.parse(text));
