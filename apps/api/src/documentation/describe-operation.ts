import { STATUS_CODES } from 'node:http';
import type { z } from 'zod';
import type { OperationOptions } from '../http/operation.js';
import { type Code, type Kind, kinds } from '../http/problem-kinds.js';
import { jsonSchemaOf } from './json-schema.js';

type Json = Record<string, unknown>;

/** An operation of the document, of which the framework knows path, parameters and body. */
export interface Operation extends Json {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string }[];
  readonly requestBody?: Json;
}

/** Adds what the operation says of itself; returns the schemas with a name that it refers to. */
export const describeOperation = (
  operation: Operation,
  options: OperationOptions,
  path: string,
  method: string,
): Json => {
  const components: Json = {};
  const answers = Object.entries(options.answers).map(([status, schema]) => {
    const described = schema && jsonSchemaOf(schema, 'output');
    Object.assign(components, described?.components);
    return [status, answer(status, schema, described?.schema)];
  });
  const parameters = [...(operation.parameters ?? []), ...headersOf(options, method)];
  const problems = Object.entries(Object.groupBy(codesOf(operation, options, method), (code) => kinds[code].status));
  Object.assign(operation, {
    operationId: options.id,
    summary: options.summary,
    tags: [path.split('/')[2] ?? 'operations'],
    ...(parameters.length > 0 && { parameters }),
    ...(options.scope !== 'none' && {
      security: [{ apiKey: [] }],
      description: `Needs the scope \`${options.scope}\`.`,
    }),
    responses: {
      ...Object.fromEntries(answers),
      ...Object.fromEntries(problems.map(([status, codes]) => [status, refusal(codes!)])),
    },
  });
  return components;
};

const answer = (status: string, body: z.ZodType | null, schema: Json | null | undefined) => ({
  description: STATUS_CODES[status] ?? '',
  ...(body && { content: { 'application/json': { schema } } }),
});

const refusal = (codes: readonly Code[]) => ({
  description: codes.map((code) => `\`${code}\`: ${(kinds[code] as Kind).title}`).join('. '),
  content: {
    'application/problem+json': {
      schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }] },
    },
  },
});

const isWrite = (method: string) => method !== 'get';

const codesOf = ({ parameters = [] }: Operation, options: OperationOptions, method: string): Code[] => {
  const codes: Code[] = [...(options.problems ?? []), 'internal'];
  if (options.scope !== 'none') codes.push('malformed-request', 'unauthenticated', 'forbidden', 'busy');
  if (isWrite(method)) codes.push(...onWriting);
  if (parameters.some(({ name }) => name === 'minPosition')) codes.push(...onWaiting);
  return [...new Set(codes)];
};

const onWaiting: Code[] = ['other-history', 'rule-violation', 'read-behind'];
const onWriting: Code[] = [
  'request-timeout',
  'content-too-large',
  'unsupported-media-type',
  'idempotency-key-reused',
  'request-in-progress',
  'write-contention',
  'storage-full',
  'outcome-unknown',
];

const header = (name: string, description: string, maxLength: number) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string', maxLength },
});

const headersOf = ({ answers, problems = [] }: OperationOptions, method: string) => [
  ...(isWrite(method)
    ? [header('Idempotency-Key', 'The same request again, with the same key, gets the first answer for 7 days.', 255)]
    : []),
  ...(problems.includes('version-required')
    ? [header('If-Match', 'The version decided on, as a tag like "3"; or expectedVersion in the body.', 1_000)]
    : []),
  ...(304 in answers ? [header('If-None-Match', 'The tag of the version that is known already.', 1_000)] : []),
];
