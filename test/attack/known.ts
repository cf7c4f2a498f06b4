import type { Dice } from '#test/fuzz/dice';
import { Memory } from '#test/fuzz/memory';
import type { Caller, House } from './scene/house.js';

const prefixes = ['bkg_', 'cal_', 'svc_', 'ser_', 'wls_', 'blk_'];

/** Everything that somebody has got hold of who attacks; each thing as any of them may use it. */
export class Known {
  readonly callers: readonly Caller[];
  readonly positions: readonly string[];
  readonly cursors: readonly string[];
  readonly tickets: readonly string[];
  readonly customerIds: readonly string[];
  readonly idempotencyKeys: readonly string[];
  /** What others have taken, and where. */
  readonly taken: readonly { readonly id: string; readonly serviceId: string; readonly start: string }[];
  /** By the prefix of their ids. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly #versions = new Map<string, number>();
  readonly #calendars = new Map<string, string>();

  constructor(private readonly houses: readonly House[]) {
    const all = <Key extends keyof House>(of: Key) => houses.flatMap((house) => house[of] as House[Key][number][]);
    this.callers = [
      { name: 'nobody', credential: null, house: null, hears: [], persons: [] },
      ...(all('callers') as Caller[]),
    ];
    this.cursors = all('cursors') as string[];
    this.tickets = all('tickets') as string[];
    this.customerIds = all('customerIds') as string[];
    this.idempotencyKeys = all('idempotencyKeys') as string[];
    const told = houses.flatMap((house) => house.told).filter(Boolean);
    this.taken = told
      .filter(({ serviceId, start }) => serviceId && start)
      .map(({ id, serviceId, start }) => ({ id, serviceId, start }));
    for (const { id, version, calendarId } of told) {
      if (typeof version === 'number') this.#versions.set(calendarId ?? id, version);
      if (calendarId) this.#calendars.set(id, calendarId);
    }
    this.positions = [...new Set(told.map(({ position }) => position as string | undefined))].filter(
      (each) => each !== undefined,
    );
    const ids = [...new Set(told.map(({ id }) => id as string | undefined))].filter((id) => id !== undefined);
    this.ids = Object.fromEntries(prefixes.map((prefix) => [prefix, ids.filter((id) => id.startsWith(prefix))]));
  }

  /** The same as a memory of the fuzz. */
  memory(dice: Dice): Memory {
    const memory = new Memory(dice, '');
    for (const { told } of this.houses) for (const thing of told) memory.learn(thing);
    return memory;
  }

  versionOf(id: string): number | undefined {
    return this.#versions.get(this.#calendars.get(id) ?? id);
  }
}
