import ts from 'typescript';
import { findings, productSources, type Source, sourceOf } from '#test/architecture/sources';

/** The one that asks this machine, and the name of this process, which nothing is decided by. */
const isTheWorld = (path: string) => /event-store\/src\/world\/real-world\.ts$/.test(path);
const isExempt = (path: string) => isTheWorld(path) || path.endsWith('projection/src/parking/this-build.ts');

const clocks = /^(Date\.now|performance\.\w+|Temporal\.Now\b.*|process\.hrtime\b.*|Math\.random|AbortSignal\.timeout)$/;
const timers = /^(setTimeout|setInterval|setImmediate|queueMicrotask)$/;
const modules = /^(node:)?timers(\/promises)?$/;
const chance = /^(random\w+|getRandomValues|generateKey\w*)$/;

/** `new Date()` and `Date()` are now; made from an argument it is whatever that says. */
const asksTheMachine = (node: ts.Node): boolean => {
  if (ts.isPropertyAccessExpression(node)) return clocks.test(node.getText());
  if (ts.isImportDeclaration(node)) return modules.test((node.moduleSpecifier as ts.StringLiteral).text);
  if (ts.isImportSpecifier(node)) return chance.test((node.propertyName ?? node.name).text);
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && !node.arguments?.length;
  return ts.isCallExpression(node) && /^Date$/.test(node.expression.getText()) ? true : isTimer(node);
};

/** As a value too: `every(setTimeout)`. */
const isTimer = (node: ts.Node): boolean =>
  ts.isIdentifier(node) && timers.test(node.text) && !ts.isPropertyAccessExpression(node.parent);

const asked = (source: Source) => (isExempt(source.path) ? [] : findings(source, asksTheMachine));

it('clocks, timers and chance come from the world that the log was handed, so that another one can be handed', () => {
  const sources = productSources('libs/{booking,event-store,projection,delivery,mail}/src/**/*.ts');
  expect(sources.filter(({ path }) => isTheWorld(path))).toHaveLength(1);
  expect(sources.flatMap(asked)).toEqual([]);
});

it.each([
  'const recordedAt = Math.max(Date.now(), notBefore);',
  'const clock = Date.now;',
  'const now = new Date();',
  'const text = Date();',
  'const now = Temporal.Now.instant();',
  'const now = performance.timeOrigin + performance.now();',
  'const began = performance.now();',
  'const [seconds] = process.hrtime();',
  'setTimeout(done, 10);',
  'const later = setImmediate;',
  'const every = setInterval(look, 1_000).unref();',
  "import { setTimeout as sleep } from 'node:timers/promises';",
  "import { randomUUIDv7 } from 'node:crypto';",
  "import { randomBytes as draw } from 'node:crypto';",
  'const jitter = Math.random() * 10;',
  'fetch(url, { signal: AbortSignal.timeout(1_000) });',
])('%s is refused', (text) => {
  expect(asked(sourceOf('libs/event-store/src/writing/group.ts', text))).not.toEqual([]);
});

it.each([
  'const day = new Date(now);',
  'const began = world.monotonic();',
  'const start = Temporal.Instant.fromEpochMilliseconds(now);',
  "import { createHmac } from 'node:crypto';",
  'server.setTimeout(10);',
])('%s is no matter', (text) => {
  expect(asked(sourceOf('libs/projection/src/a.ts', text))).toEqual([]);
});
