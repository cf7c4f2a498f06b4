import type { INestApplication, Type } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { codes } from '../http/problems/problem-kinds.js';
import { type OperationOptions, operationMetadata } from '../http/requests/operation.js';
import { ProblemResponse } from '../refusals/problem.response.js';
import { describeOperation, type Operation } from './describe-operation.js';
import type { Edition, Purpose } from './edition.js';
import { jsonSchemaOf } from './json-schema.js';
import { problemExample } from './problem-example.js';
import { headers } from './response-headers.js';
import { securitySchemes } from './security-schemes.js';
import { shareResponses } from './shared-responses.js';
import { tagOf, tagsIn } from './tags.js';
import { usedIn } from './used-schemas.js';
import { describeWebhooks } from './webhooks.js';

const programs = `Books slots of calendars and never gives a slot away twice. A caller that loses a slot gets a problem
(RFC 9457) that says why and what to do next. Every write states the version it was decided on; a stale one is refused.`;

const tools = `Books slots of calendars for people and never gives a slot away twice. Find a slot and hold it; confirm it after
the person has said yes. A refusal says why, what else is available, and whether to try again.`;

const descriptions = { programs, tools } as const;

const versions = { '3.1': '3.1.0', '3.0': '3.0.3' } as const;

/** The OpenAPI document: paths and requests as the routes declare them, the rest from what operations say of themselves. */
export const buildDocument = (
  app: INestApplication,
  controllers: readonly Type[],
  edition: Edition = '3.1',
  purpose: Purpose = 'programs',
): OpenAPIObject => {
  const operations = new Map(controllers.flatMap(operationsOf));
  const optional = new Set<string>();
  const document = SwaggerModule.createDocument(app, configFor(edition, purpose), {
    standardSchemaConverter: (schema, { schemaType }) => {
      if (acceptsNothing(schema)) optional.add(`#/components/schemas/${z.globalRegistry.get(schema)?.id}`);
      return jsonSchemaOf(schema, schemaType, edition);
    },
    operationIdFactory: (controller, method) => `${controller}.${method}`,
  });
  const events = edition === '3.1' && purpose === 'programs' ? describeWebhooks() : undefined;
  const schemas = {
    ...document.components?.schemas,
    ...jsonSchemaOf(ProblemResponse, 'output', edition)?.components,
    ...events?.schemas,
  };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item) as [string, Operation][]) {
      const options = operations.get(operation.operationId);
      if (!options || (purpose === 'tools' && options.tool === undefined))
        delete (item as Record<string, unknown>)[method];
      else Object.assign(schemas, describeOperation(operation, options, { path, method, edition, purpose }));
      if (optional.has(bodyOf(operation))) Object.assign(operation.requestBody ?? {}, { required: false });
    }
    if (Object.keys(item).length === 0) delete document.paths[path];
  }
  const described = Object.values(document.paths).flatMap((item) => Object.values(item) as OperationObject[]);
  const responses = shareResponses(described) as ResponsesObject;
  return {
    ...document,
    servers: [{ url: '/' }],
    tags: tagsIn(new Set(Object.keys(document.paths).map(tagOf))),
    ...(events && { webhooks: events.webhooks as NonNullable<OpenAPIObject['webhooks']> }),
    components: {
      ...document.components,
      securitySchemes,
      schemas: (purpose === 'tools' ? usedIn(schemas, { ...document.paths, responses }) : schemas) as Schemas,
      responses,
      ...(purpose === 'programs' && { headers }),
      examples: examplesIn({ ...document.paths, responses }),
    },
  };
};

type OperationObject = NonNullable<OpenAPIObject['paths'][string]['get']>;
type ResponsesObject = NonNullable<NonNullable<OpenAPIObject['components']>['responses']>;
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** An example of each refusal that an operation announces. */
const examplesIn = (paths: object) => {
  const text = JSON.stringify(paths);
  const announced = codes.filter((code) => text.includes(`"#/components/examples/${code}"`));
  return Object.fromEntries(
    announced.map((code) => [code, { value: problemExample(code, 'https://booking.example.com') }]),
  );
};

const configFor = (edition: Edition, purpose: Purpose) =>
  new DocumentBuilder()
    .setOpenAPIVersion(versions[edition])
    .setTitle('Slotlog')
    .setVersion('1')
    .setDescription(descriptions[purpose])
    .build();

const acceptsNothing = (schema: unknown): schema is z.ZodType =>
  schema instanceof z.ZodType && schema.safeParse(undefined).success;

/** The name of the schema of its body. */
const bodyOf = ({ requestBody }: Operation): string => {
  const { content } = (requestBody ?? {}) as { content?: Record<string, { schema?: { $ref?: string } }> };
  return content?.['application/json']?.schema?.$ref ?? '';
};

const operationsOf = (controller: Type): [string, OperationOptions][] =>
  Object.getOwnPropertyNames(controller.prototype).flatMap((name): [string, OperationOptions][] => {
    const options = Reflect.getMetadata(operationMetadata, controller.prototype[name]);
    return options ? [[`${controller.name}.${name}`, options]] : [];
  });
