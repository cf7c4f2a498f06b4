import { STATUS_CODES } from 'node:http';
import { type Code, type Kind, kinds } from '../http/problems/problem-kinds.js';
import type { OperationOptions } from '../http/requests/operation.js';
import { PlainRefusal } from '../refusals/plain-refusal.js';
import { problemName } from '../refusals/problem.response.js';
import { codesOfOperation } from './codes-of-operation.js';
import type { Edition, Purpose } from './edition.js';
import { jsonSchemaOf } from './json-schema.js';
import { requestHeaders } from './request-headers.js';
import { headersOfAnswer, headersOfRefusal } from './response-headers.js';
import { securityOf } from './security-schemes.js';
import { tagOf } from './tags.js';

type Json = Record<string, unknown>;

/** An operation of the document, of which the framework knows path, parameters and body. */
export interface Operation extends Json {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string }[];
  readonly requestBody?: Json;
}

interface Described {
  readonly path: string;
  readonly method: string;
  readonly edition: Edition;
  readonly purpose: Purpose;
}

/** Adds what the operation says of itself; returns the schemas with a name that it refers to. */
export const describeOperation = (
  operation: Operation,
  options: OperationOptions,
  { path, method, edition, purpose }: Described,
): Json => {
  const isTool = purpose === 'tools';
  const components: Json = isTool ? { ...jsonSchemaOf(PlainRefusal, 'output', edition)?.components } : {};
  const answers = Object.entries(options.answers).map(([status, schema]) => {
    const described = schema && jsonSchemaOf(schema, 'output', edition);
    Object.assign(components, described?.components);
    const body = described && { content: { [options.produces ?? 'application/json']: { schema: described.schema } } };
    const headers = isTool ? {} : { headers: headersOfAnswer(Number(status), options, method) };
    return [status, { description: STATUS_CODES[status] ?? '', ...headers, ...body }];
  });
  const parameters = [...(operation.parameters ?? []), ...(isTool ? [] : requestHeaders(options, method))];
  const names = parameters.map(({ name }) => name);
  const codes = codesOfOperation(options, { method, names });
  const problems = Object.entries(Object.groupBy(codes, (code) => kinds[code].status));
  Object.assign(operation, {
    operationId: isTool ? options.tool : options.id,
    summary: isTool ? options.tool : options.summary,
    tags: [tagOf(path)],
    ...(parameters.length > 0 && { parameters }),
    security: securityOf(options, edition),
    ...(options.deprecated && { deprecated: true }),
    ...(options.scope !== 'none' && { description: isTool ? options.description : sentencesOf(options) }),
    responses: {
      ...Object.fromEntries(answers),
      ...Object.fromEntries(
        problems.map(([status, codes]) => [status, isTool ? plainRefusal(codes!) : refusal(codes!, options, method)]),
      ),
    },
  });
  return components;
};

const titlesOf = (codes: readonly Code[]) =>
  codes.map((code) => `\`${code}\`: ${(kinds[code] as Kind).title}`).join('. ');

/** Without alternatives of schemas, which such gateways do not read. */
const plainRefusal = (codes: readonly Code[]) => ({
  description: titlesOf(codes),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Refusal' } } },
});

const refusal = (codes: readonly Code[], options: OperationOptions, method: string) => ({
  description: titlesOf(codes),
  headers: headersOfRefusal(codes, options, method),
  content: {
    'application/problem+json': {
      schema: oneOfProblems(codes),
      examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
    },
  },
});

const problemRef = (code: Code) => `#/components/schemas/${problemName(code)}`;

const oneOfProblems = (codes: readonly Code[]) => {
  const [first, ...others] = codes.map((code) => ({ $ref: problemRef(code) }));
  if (others.length === 0) return first;
  const mapping = Object.fromEntries(codes.map((code) => [code, problemRef(code)]));
  return { oneOf: [first, ...others], discriminator: { propertyName: 'code', mapping } };
};

const sentencesOf = (options: OperationOptions) => [options.description, whoMay(options)].filter(Boolean).join('\n\n');

const whoMay = ({ scope, orScope, orOwn, orPublic, orManager, managed, orTicket, orFileToken }: OperationOptions) => {
  const others = [
    orScope && `\`${orScope}\``,
    orOwn && '`bookings:own` for the caller’s own bookings',
    orPublic && 'a public key',
    orManager && 'a manage token for this booking or waitlist entry',
    managed !== undefined && 'any key together with its `manageToken` in the body',
    orTicket && 'a ticket',
    orFileToken && 'the token of this file',
  ];
  return `Needs the scope ${[`\`${scope}\``, ...others.filter(Boolean)].join(', or ')}.`;
};
