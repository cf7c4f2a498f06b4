import ts from 'typescript';
import { filesOf, textOf } from '#test/architecture/repository';
import { findings, type Source, sourceOf } from '#test/architecture/sources';

/** The one that looks at the clock for all others. */
const isTheClock = (path: string) => path.endsWith('/running-clock.ts');

/** What finds out how much the product can take prints how long that took; a spec beside its file may hand spans in. */
const mayMeasure = (path: string) => /^(apps|libs|test\/(bench|fuzz|faults|load|mutants))\//.test(path);

const clocks = new Set(['Date.now', 'Temporal.Now']);
const stopwatches = new Set(['performance.now', 'performance.timeOrigin', 'process.hrtime', 'process.uptime']);

/** `new Date()` and `Date()` are now; made from an argument it is whatever that says. */
const isNow = (node: ts.Node) =>
  (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) ||
  (ts.isCallExpression(node) && node.expression.getText() === 'Date');

const timed = (source: Source): string[] => {
  if (isTheClock(source.path)) return [];
  return findings(source, (node) => {
    if (isNow(node)) return true;
    if (!ts.isPropertyAccessExpression(node)) return false;
    return clocks.has(node.getText()) || (stopwatches.has(node.getText()) && !mayMeasure(source.path));
  });
};

const tests = filesOf('{test,scripts}/**/*.{ts,mjs}', '{apps,libs}/**/*.spec.ts');

it('a test states its instants, and does not measure how long something takes', () => {
  expect(tests.filter(isTheClock)).toHaveLength(1);
  expect(tests.flatMap((path) => timed(sourceOf(path, textOf(path))))).toEqual([]);
});

it.each([
  ['const someday = Date.now() + 365 * day;', 'test/integration/a.int.spec.ts'],
  ['const today = new Date().toISOString();', 'test/harness/a.ts'],
  ['const today = new Date;', 'test/harness/a.ts'],
  ['const today = Date();', 'libs/booking/src/domain/a.spec.ts'],
  ["const today = Temporal.Now.plainDateISO('Europe/Berlin');", 'test/e2e/a.e2e.spec.ts'],
  ['const now = Temporal.Now.instant().epochMilliseconds;', 'test/faults/a.mjs'],
  ['const tomorrow = Date.now() + 86_400_000;', 'test/bench/a.ts'],
  ['const clock = Date.now;', 'test/harness/a.ts'],
  ['expect(performance.now() - began).toBeLessThan(9_000);', 'test/e2e/a.e2e.spec.ts'],
  ['const began = process.hrtime.bigint();', 'test/integration/a.int.spec.ts'],
])('%s is refused in %s', (text, path) => {
  expect(timed(sourceOf(path, text))).toHaveLength(1);
});

it.each([
  ["const monday = new Date('2026-11-23T09:00:00Z');", 'test/e2e/a.e2e.spec.ts'],
  ['const start = Date.parse(held.expiresAt);', 'test/e2e/a.e2e.spec.ts'],
  ["const start = daysFromToday(2, '09:00').epochMilliseconds;", 'test/e2e/a.e2e.spec.ts'],
  ["const text = 'const now = Date.now();';", 'test/house/a.spec.ts'],
  ['const began = performance.now();', 'test/bench/a.ts'],
  ['keyring.saw(stored(performance.now()));', 'libs/event-store/src/personal/a.spec.ts'],
  ['const begun = Temporal.Now.instant();', 'test/harness/running-clock.ts'],
])('%s is no matter in %s', (text, path) => {
  expect(timed(sourceOf(path, text))).toEqual([]);
});
