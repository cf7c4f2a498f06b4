import { type Part, resolve } from './resolve.js';
import { type Direction, schemaBreaks } from './schema-breaks.js';

const methods = ['get', 'post', 'patch', 'put', 'delete'];

interface Parameter extends Part {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Part;
}

/** Every operation of a document by its method and path, webhooks among them. */
const operationsOf = (document: Part): Map<string, Part> => {
  const items = [
    ...Object.entries((document.paths ?? {}) as Record<string, Part>),
    ...Object.entries((document.webhooks ?? {}) as Record<string, Part>).map(([type, item]) => [
      `webhook ${type}`,
      item,
    ]),
  ] as [string, Part][];
  return new Map(
    items.flatMap(([path, item]) =>
      methods
        .filter((method) => method in item)
        .map((method) => [`${method.toUpperCase()} ${path}`, item[method] as Part]),
    ),
  );
};

/** Why a client of the earlier document would fail with the later one; nothing: all that it may rely on is still so. */
export const breaks = (earlier: Part, later: Part): string[] => {
  const has = operationsOf(later);
  const found = [...operationsOf(earlier)].flatMap(([name, operation]) => {
    const now = has.get(name);
    if (!now) return [`${name} is gone`];
    const both = { earlier, later, before: operation, after: now, name };
    // What we send is a request only for whoever receives the webhook.
    const direction = name.includes('webhook') ? 'answer' : 'request';
    return [
      ...(operation.operationId === now.operationId ? [] : [`${name} is called ${now.operationId} now`]),
      ...securityBreaks(both),
      ...parameterBreaks(both),
      ...bodyBreaks(both, direction),
      ...answerBreaks(both),
    ];
  });
  return [...new Set(found)];
};

interface Both {
  readonly earlier: Part;
  readonly later: Part;
  readonly before: Part;
  readonly after: Part;
  readonly name: string;
}

/** Each way in that there was has to be one still. */
const securityBreaks = ({ before, after, name }: Both): string[] => {
  const ways = ({ security = [] }: Part) => (security as object[]).map((way) => JSON.stringify(way));
  const open = ways(after);
  if (ways(before).length === 0) return open.length === 0 ? [] : [`${name} needs a key now`];
  if (open.length === 0) return [];
  return ways(before)
    .filter((way) => !open.includes(way))
    .map((way) => `${name} does not let in ${way} any more`);
};

const parameterBreaks = ({ earlier, later, before, after, name }: Both): string[] => {
  const named = (document: Part, { parameters = [] }: Part) =>
    new Map(
      (parameters as Part[])
        .map((each) => resolve(document, each) as Parameter)
        .map((each) => [`${name} ${each.in} ${each.name}`, each] as const),
    );
  const [had, has] = [named(earlier, before), named(later, after)];
  return [
    ...[...has]
      .filter(([key, { required }]) => required && !had.get(key)?.required)
      .map(([key]) => `${key} is required now`),
    ...[...had].flatMap(([key, { schema }]) => {
      const now = has.get(key);
      if (!now) return [`${key} is gone`];
      return schemaBreaks({ document: earlier, schema }, { document: later, schema: now.schema }, 'request', key);
    }),
  ];
};

const contentOf = (part: Part | undefined) => (part?.content ?? {}) as Record<string, { readonly schema?: Part }>;

const contentBreaks = (both: Both, was: Part | undefined, is: Part | undefined, direction: Direction, where: string) =>
  Object.entries(contentOf(was)).flatMap(([type, { schema }]) => {
    const now = contentOf(is)[type];
    if (!now) return [`${where} is no ${type} any more`];
    if (!schema || !now.schema) return [];
    const { earlier, later } = both;
    return schemaBreaks({ document: earlier, schema }, { document: later, schema: now.schema }, direction, where);
  });

const bodyBreaks = (both: Both, direction: Direction): string[] => {
  const [was, is] = [both.before.requestBody as Part | undefined, both.after.requestBody as Part | undefined];
  if (!is) return was ? [`${both.name} takes no body any more`] : [];
  const isNew = is.required === true && was?.required !== true && direction === 'request';
  return [
    ...(isNew ? [`${both.name} needs a body now`] : []),
    ...contentBreaks(both, was, is, direction, `${both.name} body`),
  ];
};

const answerBreaks = (both: Both): string[] => {
  const { earlier, later, before, after, name } = both;
  const [had, has] = [before.responses, after.responses] as [Record<string, Part>, Record<string, Part>];
  return Object.entries(had).flatMap(([status, stated]) => {
    const was = resolve(earlier, stated);
    const is = has[status] && resolve(later, has[status]);
    if (!is) return [`${name} never answers ${status} any more`];
    const headersOf = (document: Part, answer: Part) =>
      Object.entries((answer.headers ?? {}) as Record<string, Part>)
        .filter(([, header]) => resolve(document, header).required === true)
        .map(([header]) => header);
    const still = headersOf(later, is);
    return [
      ...headersOf(earlier, was)
        .filter((header) => !still.includes(header))
        .map((header) => `${name} ${status} has no ${header} any more`),
      ...contentBreaks(both, was, is, 'answer', `${name} ${status}`),
    ];
  });
};
