/** Of no type: a scene looks into what it was answered. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export type Thing = any;

/** Somebody who makes what the attack is about; whatever fails there ends it. */
export class Desk {
  constructor(
    readonly url: string,
    readonly key: string,
    /** All that was told, so that attackers know of it. */
    readonly told: Thing[] = [],
  ) {}

  as(key: string): Desk {
    return new Desk(this.url, key, this.told);
  }

  async ask(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Thing> {
    const response = await fetch(`${this.url}/v1/${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.key}`, ...(body && { 'Content-Type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    const thing: Thing = text === '' ? undefined : JSON.parse(text);
    this.told.push(thing);
    return thing;
  }

  make = (path: string, body: object, headers: Record<string, string> = {}) => this.ask('POST', path, body, headers);
  change = (path: string, body: object) => this.ask('PATCH', path, body, { 'If-Match': '*' });
  command = (path: string, body: object = {}) => this.ask('POST', path, body, { 'If-Match': '*' });
}
