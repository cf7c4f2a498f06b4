import ajv, { type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { eventTypes } from '../../../libs/booking/src/events/event-catalogue.js';
import { publishedDocument } from './published-document.js';

type Json = Record<string, unknown>;

interface Announced {
  readonly $ref?: string;
  readonly content?: Json;
  readonly headers?: Record<string, { readonly $ref?: string; readonly required?: boolean }>;
}

interface Document {
  readonly paths: Record<string, Record<string, { readonly responses: Record<string, Announced> }>>;
  readonly components: {
    readonly schemas: Json;
    readonly responses: Record<string, Announced>;
    readonly headers: Record<string, { readonly required: boolean; readonly schema: object }>;
  };
}

/** An answer as it came. */
export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** The published document as a judge of answers: each must be one that it announces. */
export class ApiContract {
  /** Its own rules for schemas say nothing of a document whose schemas lie deeper, and cost 0.2 s of processor time. */
  readonly #ajv = new ajv.Ajv2020({
    strict: false,
    discriminator: true,
    allErrors: true,
    meta: false,
    validateSchema: false,
  });
  readonly #paths: readonly { readonly pattern: RegExp; readonly path: string }[];
  readonly #checks = new Map<string, ValidateFunction>();

  private constructor(private readonly document: Document) {
    formats.default(this.#ajv);
    this.#ajv.addSchema(closed(document) as object, 'api');
    this.#paths = Object.keys(document.paths).map((path) => ({
      path,
      pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    }));
  }

  static async of(url: string): Promise<ApiContract> {
    return new ApiContract((await publishedDocument(url)) as Document);
  }

  /** The path of the document that this is one of. */
  pathOf(pathname: string): string | undefined {
    return this.#paths.find(({ pattern }) => pattern.test(pathname))?.path;
  }

  /** What is wrong with an answer; nothing if it is as announced. */
  complaints({ method, path: pathname, status, headers, body }: Answered): string[] {
    const path = this.pathOf(pathname);
    const operation = path && this.document.paths[path]![method.toLowerCase()];
    if (!operation) return this.#judge('/components/schemas/Problem', body);
    const stated = operation.responses[status];
    const answer = stated?.$ref ? this.document.components.responses[stated.$ref.split('/').at(-1)!] : stated;
    const name = `${method} ${path}`;
    if (!answer) return [`${name} does not announce ${status}`];
    const complaints = this.#judgeHeaders(`${name} ${status}`, answer, headers);
    if (!answer.content) return [...complaints, ...(body === undefined ? [] : [`${name} ${status} has no body`])];
    const [announced] = Object.keys(answer.content) as [string];
    const type = headers.get('Content-Type');
    if (type?.split(';')[0] !== announced) return [`${name} announces ${announced}, not ${type}`];
    const at = stated?.$ref?.slice(1) ?? `/paths/${step(path)}/${method.toLowerCase()}/responses/${status}`;
    const content = `${at}/content/${step(announced)}/schema`;
    return [
      ...complaints,
      ...this.#judge(content, body),
      ...eventsIn(body).flatMap((event) => this.#judgeEvent(event)),
    ];
  }

  /** Those that are always there have to be, and of those that an answer may carry only the announced ones. */
  #judgeHeaders(name: string, { headers: announced = {} }: Announced, headers: Headers): string[] {
    const { headers: known } = this.document.components;
    const isRequired = (header: string) => announced[header]!.required ?? known[header]!.required;
    return [
      ...Object.keys(announced)
        .filter((header) => isRequired(header) && !headers.has(header))
        .map((header) => `${name} lacks ${header}`),
      ...Object.keys(known)
        .filter((header) => headers.has(header) && !(header in announced))
        .map((header) => `${name} does not announce ${header}`),
      ...Object.keys(announced)
        .filter((header) => headers.has(header))
        .flatMap((header) => this.#judge(`/components/headers/${header}/schema`, headers.get(header))),
    ];
  }

  /** What the server keeps count with is in the catalogue and not in the document: it is shown to who asks for it. */
  #judgeEvent(event: { readonly type: string }): string[] {
    const schema = `${event.type}Event`;
    if (!(schema in this.document.components.schemas))
      return event.type in eventTypes ? [] : [`nobody knows the event ${event.type}`];
    return this.#judge(`/components/schemas/${schema}`, event);
  }

  #judge(pointer: string, body: unknown): string[] {
    const check = this.#checks.get(pointer) ?? this.#ajv.compile({ $ref: `api#${pointer}` });
    this.#checks.set(pointer, check);
    return check(body) ? [] : check.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
}

const step = (name: string) =>
  name.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');

/** The events in an answer: each is of a type that has a schema of its own. */
const eventsIn = (body: unknown): { readonly type: string }[] => {
  const { items } = (body ?? {}) as { readonly items?: unknown };
  if (!Array.isArray(items)) return [];
  return items.filter((item) => 'schemaVersion' in item);
};

/** Clients must put up with new fields in answers; we must not send one that nobody announced. The judge takes no `mapping`. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]));
  if ('mapping' in parts && 'propertyName' in parts) delete parts.mapping;
  const isOpen = parts.type === 'object' && parts.properties !== undefined && parts.additionalProperties === undefined;
  return isOpen ? { ...parts, additionalProperties: false } : parts;
};
