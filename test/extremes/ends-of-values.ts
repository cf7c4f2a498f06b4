import { type Part, resolve } from '#test/openapi/resolve';

type Schema = Part & {
  type?: string;
  anyOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string | undefined;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
};

/** A value for one place of a body: names and indexes lead there. */
export interface End {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

const days = ['1970-01-01', '2028-02-29', '9999-12-31', '1969-12-31', '0001-01-01'];
const instants = [
  '1970-01-01T00:00:00Z',
  '1969-12-31T23:59:59.999Z',
  '9998-02-01T00:00:00+14:00',
  '9999-12-30T00:00:00Z',
  '9999-12-31T00:00:00Z',
  '9999-12-31T10:00:00Z',
  '9999-12-31T23:59:59Z',
  '9999-12-31T23:59:59-14:00',
];
const zones = ['Pacific/Kiritimati', 'Pacific/Niue', 'America/St_Johns', 'Africa/Monrovia'];
const recurrences = [
  'FREQ=DAILY;COUNT=366',
  'FREQ=YEARLY;COUNT=9',
  'FREQ=YEARLY;INTERVAL=50;COUNT=366',
  'FREQ=YEARLY;INTERVAL=999;COUNT=366',
  'FREQ=MONTHLY;INTERVAL=999;UNTIL=99991231',
  'FREQ=WEEKLY;COUNT=1',
];
const free = [
  {},
  { numbers: [0, -0, 1e308, -1e308, 5e-324, 2 ** 53 + 1, -(2 ** 63)], nothing: null, '': [[[[[]]]]] },
  Object.fromEntries(Array.from({ length: 50 }, (_, nth) => [`${nth}`, '👩‍🚀'.repeat(20)])),
  { long: 'ß'.repeat(8_180) },
];

/** Text that has broken programs before: controls, what COPY, SQL and JSON write otherwise, what is no character, a joke. */
const oddities = [
  '\u0001\b\t\n\r\u001b\u007f\u0085\u2028\ufeff\u202e\uffff',
  `\\N \\. \\ '' "" \${} {"a":[]} null % _ / ; --`,
  '👩‍🚀 e\u0301 ﷽ 你好',
  'a@b',
  `${'x'.repeat(300)}@${'y'.repeat(19)}`,
  '09:00',
  '00:00',
  '23:59',
  '24:00',
];
const fillings = ['👩‍🚀', '\u0001', '\u{10ffff}'];

/** What fields of these names are filled with, where the schema says only that they are text. */
const byName: Readonly<Record<string, readonly unknown[]>> = {
  timeZone: zones,
  recurrence: recurrences,
  metadata: free,
};

/**
 * For each place of what a schema of the document takes the values at its ends and just beyond: what is longest, largest,
 * first, last, most. Whatever the schema names is there, so a new field comes in by itself.
 */
export class EndsOfValues {
  #ids = 0;

  constructor(private readonly document: Part) {}

  of(part: Part, name = ''): End[] {
    const schema = resolve(this.document, part) as Schema;
    const here = (values: readonly unknown[]) => values.map((value) => ({ path: [], value }));
    if (schema.anyOf) return schema.anyOf.flatMap((each) => this.of(each, name));
    if (name in byName) return here(byName[name]!);
    if (schema.const !== undefined) return here([schema.const]);
    if (schema.enum) return here(schema.enum);
    switch (schema.type) {
      case 'object':
        return Object.entries(schema.properties ?? {}).flatMap(([key, each]) => under(key, this.of(each, key)));
      case 'array':
        return [...here(this.#lists(schema)), ...under(0, this.of(schema.items!, name))];
      case 'string':
        return here(prefixOf(schema) ? this.#newIds(schema, name) : textsOf(schema));
      case 'integer':
        return here(numbersOf(schema));
      case 'boolean':
        return here([true, false]);
      default:
        return here([null]);
    }
  }

  /** The shortest and the longest, where something is created; what is only named has to be there. */
  #newIds(schema: Schema, name: string): string[] {
    const lengths = name === 'id' ? [8, 64] : [];
    this.#ids += lengths.length;
    return lengths.map((length, nth) => prefixOf(schema) + `-${this.#ids - nth}`.padStart(length, '_'));
  }

  /** Of the nth of many, all of them different. */
  #nth(part: Part, nth: number): unknown {
    const schema = resolve(this.document, part) as Schema;
    const { type, properties = {}, format, minimum = 0, maximum = 2 ** 31 - 1 } = schema;
    if (schema.anyOf) return this.#nth(schema.anyOf[0]!, nth);
    if (schema.enum) return schema.enum[nth % schema.enum.length];
    if (type === 'integer') return nth % 2 === 0 ? minimum + nth / 2 : maximum - (nth - 1) / 2;
    if (type === 'array')
      return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, (_, at) => this.#nth(schema.items!, at));
    if (type === 'object')
      return Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, this.#nth(each, nth)]));
    if (format === 'date') return `${2_000 + Math.floor(nth / 28)}-02-${String((nth % 28) + 1).padStart(2, '0')}`;
    return textsOf(schema)[0] ?? `x${nth}`;
  }

  /** None, one, as many as there may be. */
  #lists({ items, minItems = 0, maxItems = 1_000 }: Schema): unknown[][] {
    const { enum: kinds } = resolve(this.document, items!) as Schema;
    const lengths = [0, 1, minItems, Math.min(maxItems, kinds?.length ?? maxItems)];
    return [...new Set(lengths)].map((length) => Array.from({ length }, (_, nth) => this.#nth(items!, nth)));
  }
}

const prefixOf = ({ pattern = '' }: Pick<Schema, 'pattern'>) => /^\^([a-z]+_)\[/.exec(pattern)?.[1];

const under = (key: string | number, ends: readonly End[]): End[] =>
  ends.map(({ path, value }) => ({ path: [key, ...path], value }));

const numbersOf = ({ minimum = -(2 ** 53), maximum = 2 ** 53 }: Schema) => [minimum - 1, minimum, maximum, maximum + 1];

const textsOf = ({ format, pattern, minLength = 0, maxLength = 10_000 }: Schema): string[] => {
  if (format === 'date-time') return instants;
  if (format === 'date') return days;
  if (prefixOf({ pattern })) return [];
  const filled = ['x'.repeat(minLength), ...fillings.map((text) => filling(text, maxLength))];
  const fits = new RegExp(pattern ?? '', 'u');
  return [...new Set([...oddities, ...filled])].filter(
    (text) => text.length >= minLength && text.length <= maxLength && fits.test(text),
  );
};

/** As often as it fits, and no character halved. */
const filling = (text: string, length: number) => text.repeat(length / text.length).padEnd(length, 'x');

/** The body with a value where the path leads. */
export const withEnd = (body: unknown, { path: [step, ...further], value }: End): unknown => {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = Array.isArray(body) ? body : [];
    return [withEnd(list[0], { path: further, value }), ...list.slice(1)];
  }
  return { ...(body as object), [step]: withEnd((body as Part | undefined)?.[step], { path: further, value }) };
};
