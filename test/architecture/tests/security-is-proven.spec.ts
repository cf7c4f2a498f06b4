import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, textOf } from '#test/architecture/repository';

const risks = Array.from({ length: 10 }, (_, index) => `API${index + 1}`);

/** The tests that a row of the table names: `file` “title”. */
const namedIn = (row: string) =>
  [...row.matchAll(/`((?:test|apps|libs)\/[\w./-]+\.ts)` “([^”]+)”/g)].map(([, file, title]) => ({
    file: file!,
    title: title!,
  }));

const rowsOf = (document: string) =>
  new Map(risks.map((risk) => [risk, document.split('\n').find((line) => line.startsWith(`| ${risk} `)) ?? '']));

const missingIn = (row: string) =>
  namedIn(row).filter(({ file, title }) => !existsSync(join(root, file)) || !textOf(file).includes(`'${title}'`));

it('every risk of the OWASP API Security Top 10 is met, and a test that is there proves it', () => {
  for (const [risk, row] of rowsOf(textOf('docs/security.md'))) {
    expect({ risk, tests: namedIn(row).length }).not.toEqual({ risk, tests: 0 });
    expect({ risk, missing: missingIn(row) }).toEqual({ risk, missing: [] });
  }
});

/** The rows of the tables under a heading, without their heads. */
const tableUnder = (document: string, heading: string) =>
  (document.split(`\n## ${heading}\n`)[1] ?? '')
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2);

it('what was found at the door stays mended: a test proves each row', () => {
  const rows = tableUnder(textOf('docs/security.md'), 'Found at the door, and mended');
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.filter((row) => namedIn(row).length === 0)).toEqual([]);
  expect(rows.flatMap(missingIn)).toEqual([]);
});

it.each(['`test/e2e/nowhere.e2e.spec.ts` “expires”', '`test/e2e/door/callers.e2e.spec.ts` “sings”'])(
  '%s proves nothing',
  (cell) => expect(missingIn(`| API2 | | ${cell} |`)).toHaveLength(1),
);

it('a row without a test is noticed', () => {
  expect(namedIn(rowsOf('| API3 Something | somewhere | “somehow” |').get('API3')!)).toEqual([]);
});
