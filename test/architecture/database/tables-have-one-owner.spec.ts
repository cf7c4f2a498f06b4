import { filesOf, textOf } from '#test/architecture/repository';
import { literalText, nodesOf, sourceOf } from '#test/architecture/sources';

interface Statements {
  readonly path: string;
  readonly sql: string;
}

/** All SQL of a file; of TypeScript its strings. */
const statementsIn = (path: string, text: string): Statements => {
  const literals = () => [...nodesOf(sourceOf(path, text).tree)].map((node) => literalText(node) ?? '').join('\n');
  return { path, sql: path.endsWith('.sql') ? text.replaceAll(/--.*$/gm, '') : literals() };
};

const ownerOf = (path: string) => /^\w+\/[^/]+/.exec(path)?.[0];

const made =
  /\bcreate\s+(?:or\s+replace\s+)?(?:(?:unlogged\s+)?table|view|function)\s+(?:if\s+not\s+exists\s+)?slotlog\.(\w+)/gi;
const named = /\bslotlog\.(\w+)/g;
const namesIn = (sql: string, pattern: RegExp) => [...sql.matchAll(pattern)].map(([, name]) => name!);

/** Where one names what another made or nobody did; a version may be put in: `slotlog.bookings_v${version}`. */
const strangersIn = (statements: readonly Statements[]): string[] => {
  const owners = statements.flatMap(({ path, sql }) =>
    namesIn(sql, made).map((name) => ({ name, owner: ownerOf(path) })),
  );
  return statements.flatMap(({ path, sql }) =>
    namesIn(sql, named)
      .filter((name) => owners.find((each) => each.name.startsWith(name))?.owner !== ownerOf(path))
      .map((name) => `${path} names ${name}`),
  );
};

const product = filesOf('{apps,libs}/**/*.{ts,sql}')
  .filter((path) => !path.endsWith('.spec.ts') && !path.endsWith('/schema.sql'))
  .map((path) => statementsIn(path, textOf(path)));

it('a table is named by the library that made it and by no other', () => {
  expect(strangersIn(product)).toEqual([]);
});

it.each([
  ['libs/booking/src/read-models/bookings.ts', "const text = 'select 1 from slotlog.events';"],
  ['libs/booking/migrations/000009-log.sql', 'create index on slotlog.events (type);'],
  ['apps/replay/src/status.ts', "const text = 'select 1 from slotlog.checkpoints';"],
  ['libs/event-store/src/sql/find.ts', "const text = 'select 1 from slotlog.evnets';"],
])('%s may not say %s', (path, text) => {
  expect(strangersIn([...product, statementsIn(path, text)])).toHaveLength(1);
});
