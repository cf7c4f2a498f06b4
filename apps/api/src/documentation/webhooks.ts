import { eventSchemas } from '../history/event.schemas.js';
import { jsonSchemaOf } from './json-schema.js';

type Json = Record<string, unknown>;

/** What is sent to whoever follows the events: an entry and a schema per type, `BookingConfirmedEvent` among them. */
export const describeWebhooks = (): { readonly webhooks: Json; readonly schemas: Json } => {
  const kinds = eventSchemas.map((schema) => {
    const [type = ''] = schema.shape.type.values;
    return { type, summary: schema.description ?? '', described: jsonSchemaOf(schema, 'output', '3.1') };
  });
  return {
    webhooks: Object.fromEntries(
      kinds.map(({ type, summary, described }) => [type, webhook(type, summary, described?.schema)]),
    ),
    schemas: Object.assign({}, ...kinds.map(({ described }) => described?.components)),
  };
};

const webhook = (type: string, summary: string, schema: Json | undefined) => ({
  post: {
    operationId: `on${type}`,
    summary,
    tags: ['events'],
    security: [],
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: { '2XX': { description: 'The event was received' } },
  },
});
