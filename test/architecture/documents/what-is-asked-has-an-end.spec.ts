import { allTools } from '#test/harness/clients/all-tools';
import { apiDocument } from '#test/harness/clients/api-document';
import { type Part, resolve } from '#test/openapi/resolve';

/* biome-ignore lint/suspicious/noExplicitAny: tests reach into the document as they please */
type Any = any;

/** Where something may be as long or as great as one likes. */
const endless = (document: Part, schema: Part, path: string): string[] => {
  const {
    type,
    anyOf = [],
    oneOf = [],
    allOf = [],
    items,
    properties = {},
    ...bounds
  } = resolve(document, schema) as Any;
  const isOneOfFew = 'enum' in bounds || 'const' in bounds;
  const isText = type === 'string' && !isOneOfFew && !('maxLength' in bounds) && !('pattern' in bounds);
  const isList = type === 'array' && !('maxItems' in bounds);
  const isCount = ['integer', 'number'].includes(type) && !isOneOfFew && !('maximum' in bounds && 'minimum' in bounds);
  return [
    ...(isText || isList || isCount ? [path] : []),
    ...[...anyOf, ...oneOf, ...allOf].flatMap((each: Part) => endless(document, each, path)),
    ...(items ? endless(document, items, `${path}[]`) : []),
    ...Object.entries<Part>(properties).flatMap(([name, part]) => endless(document, part, `${path}/${name}`)),
  ];
};

const operationsOf = (document: Part) =>
  Object.entries<Any>(document.paths as Any).flatMap(([path, item]) =>
    Object.entries<Any>(item).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
  );

const askedEndlessly = (document: Part) =>
  operationsOf(document).flatMap(({ name, operation: { requestBody, parameters = [] } }) => [
    ...Object.values<Any>(requestBody?.content ?? {}).flatMap(({ schema }) => endless(document, schema, name)),
    ...parameters.flatMap((each: Any) => endless(document, each.schema, `${name} ?${each.name}`)),
  ]);

it.each([
  ['3.1', 'programs'],
  ['3.0', 'programs'],
  ['3.1', 'tools'],
  ['3.0', 'tools'],
] as const)('all that %s for %s asks for has an end', async (edition, purpose) => {
  const document = (await apiDocument(edition, purpose)) as Part;
  expect(operationsOf(document).length).toBeGreaterThanOrEqual(10);
  expect(askedEndlessly(document)).toEqual([]);
});

it.each([
  ['a text', { type: 'string' }],
  ['a list', { type: 'array', items: { type: 'boolean' } }],
  ['a number', { type: 'integer', minimum: 0 }],
  ['a text in one of several', { anyOf: [{ type: 'string' }, { type: 'null' }] }],
])('%s without one is noticed', (_, part) => {
  expect(endless({}, { type: 'object', properties: { part } }, '')).toEqual(['/part']);
});

it('the edition for tools has nothing that gateways do not read: ten flat bodies, 200 and refusals', async () => {
  const document = (await apiDocument('3.0', 'tools')) as Any;
  expect(JSON.stringify(document)).not.toMatch(/"(oneOf|anyOf|allOf)"/);
  const names = operationsOf(document).map(({ operation }) => operation.operationId);
  expect(names.toSorted()).toEqual(allTools.map(({ name }) => name));
  for (const { name, operation } of operationsOf(document)) {
    const { operationId, summary, description, parameters, responses, requestBody } = operation;
    expect(name).toBe(`post /v1/tools/${operationId}`);
    expect(summary).toBe(operationId);
    expect(operationId).toMatch(/^[a-z]+(_[a-z]+)+$/);
    expect(operationId.length).toBeLessThanOrEqual(32);
    expect(description).toMatch(/^[A-Z].*\.$/);
    expect(parameters).toEqual([]);
    expect(Object.keys(responses).filter((status) => Number(status) < 400)).toEqual(['200']);
    const body = resolve(document, requestBody.content['application/json'].schema) as Any;
    const types = Object.values<Any>(body.properties).map(({ type, items }) => (type === 'array' ? items.type : type));
    expect(types.filter((type) => !['string', 'integer', 'boolean'].includes(type))).toEqual([]);
  }
});
