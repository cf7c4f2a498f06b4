import type { Dice } from './dice.js';

const perPrefix = 40;

/** What earlier answers told: ids, their versions, positions and cursors, so that later requests mean something. */
export class Memory {
  readonly #ids = new Map<string, string[]>();
  readonly #versions = new Map<string, number>();
  readonly #marks = new Map<string, string>();
  readonly #owners = new Map<string, string>();
  /** Things that stay: requests use them, and none changes or ends them. */
  readonly #lasting = new Map<string, string[]>();
  readonly positions: string[] = [];
  readonly cursors: string[] = [];

  /** @param spared an id that no request may name: that of the key which all of them carry */
  constructor(
    private readonly dice: Dice,
    private readonly spared: string,
  ) {}

  learn(value: unknown): void {
    if (Array.isArray(value)) {
      for (const each of value) this.learn(each);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const { id, version, position, nextCursor, calendarId } = value as Record<string, unknown>;
    if (typeof id === 'string' && typeof calendarId === 'string') this.#owners.set(id, calendarId);
    if (typeof id === 'string' && id !== this.spared) this.#keep(id);
    if (typeof id === 'string' && typeof version === 'number') {
      this.#versions.set(this.#owners.get(id) ?? id, version);
      this.#marks.set(this.#owners.get(id) ?? id, String(position).slice(-8));
    }
    if (typeof position === 'string') keepLast(this.positions, position);
    if (typeof nextCursor === 'string') keepLast(this.cursors, nextCursor);
    for (const each of Object.values(value)) if (typeof each === 'object') this.learn(each);
  }

  /** One with this prefix that was there a while ago; undefined: none was. */
  id(prefix: string): string | undefined {
    const known = this.#ids.get(prefix);
    return known && known.length > 0 ? this.dice.pick(known) : undefined;
  }

  /** One that nothing happens to. */
  lasting(prefix: string): string | undefined {
    const known = this.#lasting.get(prefix);
    return known && this.dice.pick(known);
  }

  keepForGood(id: string): void {
    const prefix = id.slice(0, id.indexOf('_') + 1);
    this.#lasting.set(prefix, [...(this.#lasting.get(prefix) ?? []), id]);
  }

  /** What a thing is a part of. */
  ownerOf(id: string): string | undefined {
    return this.#owners.get(id);
  }

  versionOf(id: string): number | undefined {
    return this.#versions.get(id);
  }

  /** The tag of a version of a thing, as far as its latest event tells. */
  tagOf(id: string, version: number): string {
    return `"${version}-${this.#marks.get(id) ?? '00000000'}"`;
  }

  #keep(id: string): void {
    const prefix = id.slice(0, id.indexOf('_') + 1);
    if (this.#lasting.get(prefix)?.includes(id)) return;
    const known = this.#ids.get(prefix) ?? [];
    this.#ids.set(prefix, known);
    if (known.includes(id)) return;
    if (known.length < perPrefix) known.push(id);
    else known[this.dice.below(perPrefix)] = id;
  }
}

const keepLast = (list: string[], value: string) => {
  list.push(value);
  if (list.length > perPrefix) list.shift();
};
