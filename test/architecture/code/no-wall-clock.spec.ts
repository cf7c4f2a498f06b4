import ts from 'typescript';
import { findings, productSources, type Source, sourceOf } from '#test/architecture/sources';

/** Which hands this machine's clock out for doubting another. */
const isTheMachine = (path: string) => path.endsWith('event-store/src/clock/machine.ts');

const asked = /^(Date\.now|performance\.timeOrigin|Temporal\.Now\b.*)$/;

/** `new Date()` and `Date()` are now; made from an argument it is whatever that says. */
const asksTheTime = (node: ts.Node): boolean => {
  if (ts.isPropertyAccessExpression(node)) return asked.test(node.getText());
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && !node.arguments?.length;
  return ts.isCallExpression(node) && node.expression.getText() === 'Date';
};

const goesByIt = (source: Source) => (isTheMachine(source.path) ? [] : findings(source, asksTheTime));

it('what is decided, recorded and projected goes by the database’s time, spans by a clock that nobody can set', () => {
  const sources = productSources('libs/{booking,event-store,projection,delivery}/src/**/*.ts');
  expect(sources.filter(({ path }) => isTheMachine(path))).toHaveLength(1);
  expect(sources.flatMap(goesByIt)).toEqual([]);
});

it.each([
  'const recordedAt = Math.max(Date.now(), notBefore);',
  'const clock = Date.now;',
  'const now = new Date();',
  'const text = Date();',
  'const now = Temporal.Now.instant();',
  'const now = performance.timeOrigin + performance.now();',
])('%s is refused', (text) => {
  expect(goesByIt(sourceOf('libs/event-store/src/writing/group.ts', text))).not.toEqual([]);
});

it.each([
  'const day = new Date(now);',
  'const began = performance.now();',
  'const start = Temporal.Instant.fromEpochMilliseconds(now);',
])('%s is no matter', (text) => {
  expect(goesByIt(sourceOf('libs/projection/src/a.ts', text))).toEqual([]);
});
