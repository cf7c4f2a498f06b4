import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, textOf } from '#test/architecture/repository';

const risks = Array.from({ length: 10 }, (_, index) => `API${index + 1}`);

/** The tests that a row of the table names: `file` “title”. */
const namedIn = (row: string) =>
  [...row.matchAll(/`((?:test|libs|apps)\/[\w./-]+\.ts)` “([^”]+)”/g)].map(([, file, title]) => ({
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

it('every test that the page names is there, in every row that says what proves it', () => {
  const document = textOf('docs/security.md');
  expect(missingIn(document)).toEqual([]);
  const tables = document.split(/\n\n+/).filter((block) => /^\|[^\n]*\| what proves it \|$/m.test(block));
  const rows = tables.flatMap((table) => table.split('\n').slice(2));
  expect(rows.filter((row) => namedIn(row).length === 0)).toEqual([]);
  expect(rows.length).toBeGreaterThan(risks.length);
});

it.each(['`test/e2e/nowhere.e2e.spec.ts` “expires”', '`test/e2e/door/callers.e2e.spec.ts` “sings”'])(
  '%s proves nothing',
  (cell) => expect(missingIn(`| API2 | | ${cell} |`)).toHaveLength(1),
);

it('a row without a test is noticed', () => {
  expect(namedIn(rowsOf('| API3 Something | somewhere | “somehow” |').get('API3')!)).toEqual([]);
});
