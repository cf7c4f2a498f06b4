import type { Dice } from './dice.js';

type Node = Record<string, unknown> | unknown[];

/** Every place in a body at which something stands. */
const placesIn = (value: unknown): { readonly holder: Node; readonly key: string }[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [
    { holder: value as Node, key },
    ...placesIn((value as Record<string, unknown>)[key]),
  ]);
};

const put = (body: unknown, dice: Dice, make: (value: unknown) => unknown): unknown => {
  const places = placesIn(body);
  if (places.length === 0) return make(body);
  const { holder, key } = dice.pick(places);
  const holding = holder as Record<string, unknown>;
  holding[key] = make(holding[key]);
  return body;
};

const odd: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  '',
  'x',
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  '1',
  -0,
];
const huge: readonly unknown[] = [
  'x'.repeat(100_000),
  1e308,
  -1e308,
  2 ** 53 + 1,
  Array(5_000).fill(0),
  '9'.repeat(400),
];
const instants = ['0000-01-01T00:00:00Z', '9999-12-31T23:59:60Z', '+275760-09-13T00:00:00Z', '1969-12-31T23:59:59Z'];

/** Spoils the content of a body that would have fitted. */
export const spoilContent = {
  missing: (body: unknown, dice: Dice) => {
    const places = placesIn(body).filter(({ holder }) => !Array.isArray(holder));
    if (places.length === 0) return undefined;
    const { holder, key } = dice.pick(places);
    delete (holder as Record<string, unknown>)[key];
    return body;
  },
  'wrong type': (body: unknown, dice: Dice) =>
    dice.happens(0.1) ? dice.pick(odd) : put(body, dice, () => dice.pick(odd)),
  huge: (body: unknown, dice: Dice) => put(body, dice, () => dice.pick(huge)),
  nul: (body: unknown, dice: Dice) => put(body, dice, (value) => (typeof value === 'string' ? `${value}\0` : '\0')),
  'half a character': (body: unknown, dice: Dice) =>
    put(body, dice, (value) => (typeof value === 'string' ? `\ud800${value}` : '\udfff')),
  'odd instant': (body: unknown, dice: Dice) => put(body, dice, () => dice.pick(instants)),
  'unknown field': (body: unknown, dice: Dice) => {
    const key = dice.pick(['colour', 'constructor', 'toString', 'hasOwnProperty', '', 'a.b', '\0']);
    return typeof body === 'object' && body !== null ? { ...body, [key]: dice.pick(odd) } : { [key]: 1 };
  },
  'wrong version': (body: unknown, dice: Dice) => {
    const expectedVersion = dice.pick([0, -1, 1, 2, 7, 1.5, 2_147_483_647, 2_147_483_648, 1e300, '1', null, true]);
    return typeof body === 'object' && body !== null ? { ...body, expectedVersion } : { expectedVersion };
  },
} as const;

const insert = (text: string, what: string) => (text.startsWith('{') ? text.replace('{', what) : text);
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

/** Spoils the bytes of a body. */
export const spoilBytes = {
  deep: (text: string, dice: Dice) => {
    const depth = dice.pick([20, 1_000, 20_000]);
    const value = dice.happens(0.5) ? nested('[', ']', depth) : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    return dice.happens(0.3) ? value : insert(text, `{"metadata":${value},`).replace(/,}$/, '}');
  },
  'bad UTF-8': (text: string, dice: Dice) => {
    const bytes = Buffer.from(text);
    if (bytes.length === 0) return Buffer.from([0xff]);
    bytes[dice.below(bytes.length)] = dice.pick([0xff, 0xc0, 0xed, 0x80, 0xfe]);
    return bytes;
  },
  prototype: (text: string, dice: Dice) => {
    const what = dice.pick([
      '{"__proto__":{"isAdmin":true},',
      '{"constructor":{"prototype":{"isAdmin":true}},',
      '{"\\u005f_proto__":1,',
    ]);
    return insert(text, what).replace(/,}$/, '}');
  },
  'bad JSON': (text: string, dice: Dice) =>
    dice.pick([
      text.slice(0, -1),
      `${text},`,
      `[${text}`,
      '\ufeff{}',
      'null',
      '"',
      '{"a":01}',
      "{'a':1}",
      'NaN',
      `${text}${text}`,
      '  ',
    ]),
  'too large': (text: string) => insert(text, `{"metadata":{"x":"${'x'.repeat(300_000)}"},`).replace(/,}$/, '}'),
} as const;
