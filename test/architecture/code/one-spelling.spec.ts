import ts from 'typescript';
import { findings, productSources, type Source, sourceOf } from '#test/architecture/sources';

/** What spells targets out, and the port of the metrics, which has one path. */
const reads = /http\/listening\/target\.ts$|operations\/metrics-listener\.ts$/;

const isRequest = (text: string) => /(^|\.)(request|req|raw)$/.test(text);
const ofRequest = /\b(FastifyRequest|IncomingMessage)\b/;

/** Where somebody takes the target of a request as it was written. */
const readsTarget = (node: ts.Node): boolean => {
  if (ts.isPropertyAccessExpression(node))
    return /^(url|originalUrl)$/.test(node.name.text) && isRequest(node.expression.getText());
  if (!ts.isBindingElement(node) || !/^(url|originalUrl)$/.test((node.propertyName ?? node.name).getText()))
    return false;
  const { parent: declared } = node.parent;
  if (ts.isVariableDeclaration(declared)) return isRequest(declared.initializer?.getText() ?? '');
  return ts.isParameter(declared) && (declared.type === undefined || ofRequest.test(declared.type.getText()));
};

const readersIn = (source: Source) => (reads.test(source.path) ? [] : findings(source, readsTarget));

it('the operation of a request is told by its route and parameters; its target is read where it is spelt out alone', () => {
  const sources = productSources('apps/**/*.ts');
  expect(sources.filter(({ path }) => reads.test(path))).toHaveLength(2);
  expect(sources.flatMap(readersIn)).toEqual([]);
});

it.each([
  'const path = request.url;',
  'const path = request.raw.url;',
  'const path = reply.request.originalUrl;',
  'const { url } = reply.request;',
  'const path = ({ url }: FastifyRequest) => url;',
  'const path = ({ url: target }: Pick<IncomingMessage, "url">) => target;',
  'createServer(({ method, url }, response) => {});',
])('%s is refused', (text) => expect(readersIn(sourceOf('apps/api/src/a.ts', text))).toHaveLength(1));

it.each(['const { url } = routeOptions;', 'const at = routeOptions.url;', 'const at = webhook.url;'])(
  '%s is no matter',
  (text) => expect(readersIn(sourceOf('apps/api/src/a.ts', text))).toEqual([]),
);
