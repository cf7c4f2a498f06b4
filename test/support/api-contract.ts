import ajv, { type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

type Json = Record<string, unknown>;

interface Document {
  readonly paths: Record<string, Record<string, { readonly responses: Record<string, { readonly content?: Json }> }>>;
}

/** The published document as a judge of answers: each must be one that it announces. */
export class ApiContract {
  readonly #ajv = new ajv.Ajv2020({ strict: false, allErrors: true });
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
    return new ApiContract((await (await fetch(`${url}/openapi.json`)).json()) as Document);
  }

  /** What is wrong with an answer; nothing if it is as announced. */
  complaints(method: string, pathname: string, status: number, type: string | null, body: unknown): string[] {
    const path = this.#paths.find(({ pattern }) => pattern.test(pathname))?.path;
    const operation = path && this.document.paths[path]![method.toLowerCase()];
    if (!operation) return this.#judge('/components/schemas/Problem', body);
    const answer = operation.responses[status];
    if (!answer) return [`${method} ${path} does not announce ${status}`];
    if (!answer.content) return body === undefined ? [] : [`${method} ${path} announces no body with ${status}`];
    const [announced] = Object.keys(answer.content) as [string];
    if (type?.split(';')[0] !== announced) return [`${method} ${path} announces ${announced}, not ${type}`];
    return this.#judge(
      `/paths/${step(path)}/${method.toLowerCase()}/responses/${status}/content/${step(announced)}/schema`,
      body,
    );
  }

  #judge(pointer: string, body: unknown): string[] {
    const check = this.#checks.get(pointer) ?? this.#ajv.compile({ $ref: `api#${pointer}` });
    this.#checks.set(pointer, check);
    return check(body) ? [] : check.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
}

const step = (name: string) =>
  name.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');

/** Clients must put up with new fields in answers; we must not send one that nobody announced. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]));
  const isOpen = parts.type === 'object' && parts.properties !== undefined && parts.additionalProperties === undefined;
  return isOpen ? { ...parts, additionalProperties: false } : parts;
};
