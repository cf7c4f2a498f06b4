import type { INestApplication, Type } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { type OperationOptions, operationMetadata } from '../http/operation.js';
import { ProblemResponse } from '../http/schemas/problem.js';
import { describeOperation, type Operation } from './describe-operation.js';
import { jsonSchemaOf } from './json-schema.js';

const description = `Books slots of calendars, and never one of them twice. Whoever loses a slot gets a problem (RFC 9457)
that says why and what to do next. Every write says which version it was decided on; a stale one is refused.`;

/** The OpenAPI document: paths and requests as the routes declare them, the rest from what operations say of themselves. */
export const buildDocument = (app: INestApplication, controllers: readonly Type[]): OpenAPIObject => {
  const operations = new Map(controllers.flatMap(operationsOf));
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Slotlog')
    .setVersion('1')
    .setDescription(description)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: slk_…' }, 'apiKey')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: (schema, { schemaType }) => jsonSchemaOf(schema, schemaType),
    operationIdFactory: (controller, method) => `${controller}.${method}`,
  });
  const schemas = { ...document.components?.schemas, ...jsonSchemaOf(ProblemResponse, 'output')?.components };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item) as [string, Operation][]) {
      const options = operations.get(operation.operationId);
      if (!options) delete (item as Record<string, unknown>)[method];
      else Object.assign(schemas, describeOperation(operation, options, path, method));
    }
    if (Object.keys(item).length === 0) delete document.paths[path];
  }
  return { ...document, components: { ...document.components, schemas } };
};

const operationsOf = (controller: Type): [string, OperationOptions][] =>
  Object.getOwnPropertyNames(controller.prototype).flatMap((name): [string, OperationOptions][] => {
    const options = Reflect.getMetadata(operationMetadata, controller.prototype[name]);
    return options ? [[`${controller.name}.${name}`, options]] : [];
  });
