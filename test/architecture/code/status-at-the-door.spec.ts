import ts from 'typescript';
import { findings, productSources, type Source, sourceOf } from '#test/architecture/sources';

const isStatus = (node: ts.Node | undefined) =>
  node !== undefined && ts.isNumericLiteral(node) && /^[45]\d\d$/.test(node.text);

const calledStatus = /^(status|statusCode|httpStatus|code)$/;
const fromNest = /^(Http(Status|Exception|Code)|\w+Exception)$/;

/** Where a number between 400 and 599 is given as a status, or compared with one. */
const speaksHttp = (node: ts.Node): boolean => {
  if (ts.isImportSpecifier(node)) return fromNest.test((node.propertyName ?? node.name).text);
  if (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node))
    return calledStatus.test(node.name.getText()) && isStatus(node.initializer);
  if (ts.isBinaryExpression(node)) return /\b(status|statusCode)$/.test(node.left.getText()) && isStatus(node.right);
  if (ts.isCallExpression(node))
    return /\b(status|code)$/.test(node.expression.getText()) && isStatus(node.arguments[0]);
  if (ts.isLiteralTypeNode(node)) return isStatus(node.literal);
  return false;
};

const statusesIn = (source: Source) => findings(source, speaksHttp);

it('below apps nobody knows an HTTP status, but the client, which stands before the door', () => {
  expect(productSources('libs/!(client)/**/*.ts').flatMap(statusesIn)).toEqual([]);
});

it.each([
  "import { HttpException } from '@nestjs/common';",
  "import { ConflictException as Conflict } from '@nestjs/common';",
  "import { HttpStatus } from '@nestjs/common';",
  "const refusal = { reason: 'slot-taken', status: 409 };",
  'const statusCode = 503;',
  'class Refused { readonly status = 409; }',
  'if (error.status === 404) return null;',
  'reply.code(422);',
  'interface Refusal { status: 409 | 412 }',
])('%s belongs at the door', (text) => {
  expect(statusesIn(sourceOf('libs/booking/src/domain/deciding/refused.ts', text))).not.toEqual([]);
});

it.each(['const patience = 500;', "const row = { status: 'confirmed', chunk: 512 };"])('%s is no status', (text) => {
  expect(statusesIn(sourceOf('libs/booking/src/domain/deciding/refused.ts', text))).toEqual([]);
});

const triesIn = (source: Source) => findings(source, ts.isTryStatement);

it('no controller catches what fails: one filter turns it into an answer', () => {
  expect(productSources('apps/**/*.controller.ts').flatMap(triesIn)).toEqual([]);
  expect(triesIn(sourceOf('apps/api/src/a.controller.ts', 'try { book(); } catch { answer(); }'))).toHaveLength(1);
});
