import ts from 'typescript';
import { findings, productSources, type Source, sourceOf } from '#test/architecture/sources';

const outside = new Set([
  'process',
  'performance',
  'crypto',
  'console',
  'fetch',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
]);
const asked = /^(Date\.now|Math\.random|Temporal\.Now\b.*)$/;

const isOwnName = (node: ts.Identifier) =>
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
  ts.isPropertyAssignment(node.parent) ||
  ts.isPropertySignature(node.parent);

/** Time, chance and the process reach the rules as arguments only. */
const looksAround = (node: ts.Node): boolean => {
  if (ts.isIdentifier(node)) return outside.has(node.text) && !isOwnName(node);
  if (ts.isPropertyAccessExpression(node)) return asked.test(node.getText());
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && !node.arguments?.length;
  return ts.isAwaitExpression(node);
};

const impure = (source: Source) => findings(source, looksAround);

it('the rules ask neither clock nor chance', () => {
  expect(productSources('libs/booking/src/domain/**/*.ts').flatMap(impure)).toEqual([]);
});

it.each([
  'const now = Date.now();',
  'const now = new Date();',
  'const now = Temporal.Now.instant();',
  'const id = Math.random();',
  'const id = crypto.randomUUID();',
  'const zone = process.env.TZ;',
  'console.log(1);',
  'const answer = await state;',
])('%s is refused', (text) => {
  expect(impure(sourceOf('libs/booking/src/domain/a.ts', text))).not.toEqual([]);
});

it('a value that is made from arguments is not refused', () => {
  expect(impure(sourceOf('libs/booking/src/domain/a.ts', 'const day = new Date(now).toISOString();'))).toEqual([]);
});
