import { apiDocument } from '#test/harness/clients/api-document';
import { explanations } from '../../../apps/api/src/documentation/explanations/explanations.js';
import { kinds } from '../../../apps/api/src/http/problems/problem-kinds.js';

interface Text {
  readonly at: string;
  readonly text: string;
}

/** What a document says in words for people, wherever it stands. */
const textsOf = (part: unknown, names: readonly string[], at = ''): Text[] => {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) => {
    const here = `${at}/${name}`;
    if (names.includes(name) && typeof value === 'string') return [{ at: here, text: value }];
    return textsOf(value, names, here);
  });
};

/** Words that open a sentence without saying what it is about. */
const unnamed = /(?:^|[.?!]\s+)(?:Who|Whom|Whose|Whoever|What|Whatever|Where|Of|That)\b/;

const withoutSubject = (texts: readonly Text[]): string[] =>
  texts.filter(({ text }) => unnamed.test(text)).map(({ at, text }) => `${at}: ${text}`);

/** A phrase in sentence case: a capital, then words of which no two follow each other with one, and no final stop. */
const isSummary = (text: string): boolean =>
  /^[A-Z][a-z]*\b/.test(text) &&
  !/[.!?]$/.test(text) &&
  !/\b[A-Z][a-z]* [A-Z][a-z]*\b/.test(text.replace('Server-Sent Events', 'events'));

let document: object;
let tools: object;

beforeAll(async () => {
  document = await apiDocument('3.1');
  tools = await apiDocument('3.1', 'tools');
});

it('every sentence of the API’s documents names its subject', () => {
  const found = [document, tools].map((each) => textsOf(each, ['summary', 'description', 'title']));
  expect(found.map((texts) => texts.length > 100)).toEqual([true, true]);
  expect(found.flatMap(withoutSubject)).toEqual([]);
});

it('every sentence about a problem names its subject', () => {
  const texts = textsOf({ kinds, explanations }, ['title', 'meaning', 'remedy', 'detail']);
  expect(texts.length).toBeGreaterThan(100);
  expect(withoutSubject(texts)).toEqual([]);
});

it('every summary and every title of a problem is a phrase in sentence case without a final stop', () => {
  const texts = [...textsOf(document, ['summary']), ...textsOf(kinds, ['title'])];
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.filter(({ text }) => !isSummary(text))).toEqual([]);
});

it.each([
  'What went wrong',
  'Who may be anybody does not read services.',
  'Of an entry of `uses` that names some of these, only they.',
  'Whoever has the address reads it.',
  'The slot is taken. That were two bookings.',
])('%s: such a sentence is found', (text) => {
  expect(withoutSubject([{ at: '/summary', text }])).toEqual([`/summary: ${text}`]);
});

it.each(['A public key cannot read archived services.', 'Says why a slot is taken: what happened, and where.'])(
  '%s: such a sentence is let pass',
  (text) => expect(withoutSubject([{ at: '/summary', text }])).toEqual([]),
);

it.each(['book a slot', 'Book a slot.', 'Book A Slot'])('%s is no summary', (text) =>
  expect(isSummary(text)).toBe(false),
);

it('every operation is filed under a tag that the document describes', () => {
  const { paths, tags } = document as Tagged;
  const described = new Set(tags.map(({ name }) => name));
  const used = Object.values(paths).flatMap((methods) => Object.values(methods).flatMap(({ tags: own = [] }) => own));
  expect([...new Set(used)].filter((tag) => !described.has(tag))).toEqual([]);
  expect(used.length).toBeGreaterThan(60);
});

interface Tagged {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly tags?: readonly string[] }>>>>;
  readonly tags: readonly { readonly name: string }[];
}
