import { daysFromToday } from '#test/harness/running-clock';
import { type Part, resolve } from '#test/openapi/resolve';
import type { Dice } from './dice.js';
import type { Memory } from './memory.js';

/** What fields of these names are filled with, where the schema says only that they are text. */
const byName: Readonly<Record<string, readonly string[]>> = {
  timeZone: ['Europe/Berlin', 'UTC', 'Pacific/Apia', 'America/St_Johns'],
  recurrence: ['FREQ=WEEKLY;COUNT=3', 'FREQ=DAILY;COUNT=2'],
  url: ['https://example.com/hook'],
  from: ['08:00', '00:00', '22:30'],
  to: ['17:00', '24:00', '06:00'],
};

const named = new Set(['bookingId', 'waitlistEntryId']);

/** How often a field is stated that need not be. */
const frequency: Readonly<Record<string, number>> = {
  id: 0.15,
  ...{ customer: 0.95, customerName: 0.8, customerEmail: 0.8, hold: 0.3, manageToken: 0.05, idempotencyKey: 0.1 },
  ...{ calendarIds: 0.1, override: 0.1, slotPosition: 0.1, minPosition: 0.1, cursor: 0.05, updatedSince: 0.05 },
};

/** Values that fit a schema of the document, made of what is known to be there where it can be. */
export class FittingValues {
  constructor(
    readonly document: Part,
    private readonly dice: Dice,
    private readonly memory: Memory,
  ) {}

  of(schema: Part, name = ''): unknown {
    const {
      anyOf,
      oneOf,
      allOf,
      enum: values,
      const: only,
      ...plain
    } = resolve(this.document, schema) as Part & Record<string, Part[] | undefined>;
    const among = anyOf ?? oneOf;
    if (only !== undefined) return only;
    if (values) return this.dice.pick(values as unknown[]);
    if (among) return this.of(this.dice.pick(among), name);
    if (allOf) return Object.assign({}, ...allOf.map((each) => this.of(each, name)));
    const { type } = plain as { type?: unknown };
    const kind = Array.isArray(type) ? this.dice.pick(type) : type;
    if (kind === 'object') return this.#object(plain);
    if (kind === 'array') return this.#array(plain, name);
    if (kind === 'string') return this.#text(plain, name);
    if (kind === 'integer' || kind === 'number') return this.#number(plain);
    if (kind === 'boolean') return this.dice.happens(0.5);
    return kind === 'null' ? null : {};
  }

  #object(schema: Part): Part {
    const { properties = {}, required = [] } = schema as { properties?: Record<string, Part>; required?: string[] };
    const chosen = Object.entries(properties).filter(([name]) => required.includes(name) || this.states(name));
    return inOrder(Object.fromEntries(chosen.map(([name, part]) => [name, this.of(part, name)])));
  }

  /** Whether to state what need not be. */
  states(name: string): boolean {
    return this.dice.happens(frequency[name] ?? 0.4);
  }

  #array({ items = {}, minItems = 0, maxItems = 2 }: Part, name: string): unknown[] {
    const least = Math.max(Number(minItems), 0);
    const length = Math.min(Number(maxItems), least + this.dice.below(3));
    const values = Array.from({ length }, () => this.of(items as Part, name));
    return this.dice.happens(0.95) ? values.filter((value, at) => values.indexOf(value) === at) : values;
  }

  #number({ minimum = 0, maximum = 100, example, examples, default: usual }: Part): number {
    const small = Number(minimum) + this.dice.below(4);
    const candidates = [usual, example, (examples as unknown[] | undefined)?.[0], minimum, small, small, maximum];
    const fitting = candidates.filter((value) => typeof value === 'number' && value <= Number(maximum));
    return this.dice.pick(fitting as number[]);
  }

  #text(schema: Part, name: string): string {
    const { pattern, format, example, examples, minLength = 0, maxLength = 50 } = schema as Part & { pattern?: string };
    const prefix = /^\^([a-z]+_)\[/.exec(pattern ?? '')?.[1];
    if (prefix) return this.#id(prefix, name);
    if (format === 'date-time') return this.#instant();
    const shown = example ?? (examples as unknown[] | undefined)?.[0];
    if (/position|updatedSince|after/i.test(name)) return this.dice.pick([...this.memory.positions, String(shown)]);
    if (name === 'cursor') return this.dice.pick([...this.memory.cursors, 'x']);
    const named = byName[name]?.filter((text) => text.length <= Number(maxLength));
    if (named && (!pattern || named.every((text) => new RegExp(pattern, 'u').test(text)))) return this.dice.pick(named);
    if (typeof shown === 'string') return shown;
    return 'Grüße, 你好 👋'.padEnd(Number(minLength), 'x').slice(0, Number(maxLength));
  }

  /** A thing that is created chooses an id that is new, or now and then one that is taken. */
  #id(prefix: string, name: string): string {
    const lasting = this.memory.lasting(prefix);
    const known = lasting && name !== 'id' && name !== 'changed' ? lasting : this.memory.id(prefix);
    // A tool that makes something calls its id as those do that change it.
    const isOwn = this.dice.happens(name === 'id' ? 0.7 : named.has(name) ? 0.3 : 0);
    if (known && !isOwn && this.dice.happens(0.95)) return known;
    return `${prefix}fuzz-${this.dice.below(1e9)}`;
  }

  /** On the hour or the half, mostly when rooms are open. */
  #instant(): string {
    const date = daysFromToday(this.dice.below(40));
    const at = date.add({ minutes: (14 + this.dice.below(18)) * 30 }).toInstant();
    return at.toString().replace('Z', this.dice.happens(0.1) ? '+00:00' : 'Z');
  }
}

/** Two instants that belong together, the earlier first. */
export const inOrder = (fields: Part): Part => {
  for (const [first, second] of [
    ['from', 'to'],
    ['start', 'end'],
  ] as const) {
    const [one, other] = [fields[first], fields[second]];
    if (typeof one !== 'string' || typeof other !== 'string' || one.length < 20) continue;
    fields[first] = one < other ? one : other;
    fields[second] = one < other ? other : one;
  }
  return fields;
};
