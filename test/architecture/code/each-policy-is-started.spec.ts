import ts from 'typescript';
import { nodesOf, productSources, type Source, sourceOf } from '#test/architecture/sources';

const start = 'apps/api/src/starting/start-policies.ts';

const isPolicy = ({ heritageClauses }: ts.ClassDeclaration) =>
  heritageClauses?.some(
    ({ token, types }) =>
      token === ts.SyntaxKind.ImplementsKeyword && types.some(({ expression }) => expression.getText() === 'Policy'),
  ) ?? false;

const policiesOf = ({ tree }: Source) =>
  [...nodesOf(tree)]
    .filter(ts.isClassDeclaration)
    .filter(isPolicy)
    .map(({ name }) => name?.text ?? '');

const constructedIn = ({ tree }: Source) =>
  [...nodesOf(tree)].filter(ts.isNewExpression).map(({ expression }) => expression.getText());

/** The policies that the process which starts them all does not make. */
const notStarted = (policies: readonly Source[], starting: readonly Source[]) => {
  const started = new Set(starting.flatMap(constructedIn));
  return policies.flatMap(policiesOf).filter((name) => !started.has(name));
};

it('each policy of the booking library is started by the API', () => {
  const policies = productSources('libs/booking/src/**/*.ts');
  expect(policies.flatMap(policiesOf)).not.toEqual([]);
  expect(notStarted(policies, productSources(start))).toEqual([]);
});

it.each([
  [[], 'start([new Expire(pool), new Remind(pool)]);'],
  [['Remind'], 'start([new Expire(pool)]); import { Remind } from "x";'],
])('the rule finds the policies %j not started', (missing, text) => {
  const policies = 'class Expire implements Policy<Lapsed> {} class Remind implements Policy {} class Runner {}';
  expect(notStarted([sourceOf('policies.ts', policies)], [sourceOf(start, text)])).toEqual(missing);
});
