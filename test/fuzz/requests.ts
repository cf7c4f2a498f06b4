import { type Part, resolve } from '#test/openapi/resolve';
import type { Dice } from './dice.js';
import { FittingValues, inOrder } from './fitting-value.js';
import type { Memory } from './memory.js';
import { odd } from './odd.js';
import { spoilBytes, spoilContent } from './spoil.js';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Part;
}

/** An operation of the document. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** What the document says of it, who may do it among others. */
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly body: Part | undefined;
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | Buffer | undefined;
}

const methods = ['get', 'post', 'patch', 'put', 'delete'];

export const operationsOf = (document: Part): Operation[] =>
  Object.entries(document.paths as Record<string, Record<string, Part>>).flatMap(([path, item]) =>
    methods
      .filter((method) => method in item)
      .map((method) => {
        const {
          operationId,
          description = '',
          parameters = [],
          requestBody,
        } = item[method] as Part & Record<string, Part & Part[]>;
        const content = requestBody && (resolve(document, requestBody).content as Record<string, Part>);
        return {
          id: String(operationId),
          method: method.toUpperCase(),
          path,
          description: String(description),
          parameters: (parameters as Part[]).map((each) => resolve(document, each) as unknown as Parameter),
          body: content?.['application/json']?.schema as Part | undefined,
        };
      }),
  );

const contents = Object.keys(spoilContent) as (keyof typeof spoilContent)[];
const bytes = Object.keys(spoilBytes) as (keyof typeof spoilBytes)[];

/** What may be wrong with a request; half of them have nothing wrong with them. */
export const spoilings = [
  ...contents.flatMap((name) => ['nothing', name] as const),
  ...bytes.flatMap((name) => ['nothing', name] as const),
  'media type',
  'path',
  'query',
  'header',
  'caller',
  'method',
] as const;
export type Spoiling = (typeof spoilings)[number];

/** Makes requests out of what the document says of its operations. */
export class Requests {
  readonly #fitting: FittingValues;

  constructor(
    document: Part,
    private readonly dice: Dice,
    private readonly memory: Memory,
    private readonly key: string,
  ) {
    this.#fitting = new FittingValues(document, dice, memory);
  }

  make(operation: Operation, spoiling: Spoiling): Request {
    const { dice } = this;
    const { path, version, tag } = this.#path(operation, spoiling);
    const headers = { ...this.#headers(operation, tag), ...this.#spoiledHeaders(spoiling) };
    const body = this.#body(operation, version, spoiling);
    const query = spoiling === 'query' ? [dice.pick(odd.queries)] : this.#query(operation, version);
    const method = spoiling === 'method' ? dice.pick(odd.otherMethods) : operation.method;
    return { method, path: [path, ...query].join('?'), headers, body };
  }

  /** The path to something that is known, and the version that it had when it was seen last. */
  #path({ method, path, parameters }: Operation, spoiling: Spoiling) {
    const ids = parameters
      .filter((each) => each.in === 'path')
      .map(({ schema }) => String(this.#fitting.of(schema, method === 'GET' ? 'read' : 'changed')));
    const subject = this.memory.ownerOf(ids.at(-1) ?? '') ?? ids[0];
    if (subject !== undefined) ids[0] = subject;
    const filled = path.replaceAll(/\{\w+\}/g, () => {
      const id = ids.shift() ?? '';
      return spoiling === 'path' ? this.dice.pick(odd.segments) : encodeURIComponent(id);
    });
    const known = this.memory.versionOf(subject ?? '') ?? 1;
    const version = this.dice.happens(0.85) ? known : 1 + this.dice.below(5);
    return { path: filled, version, tag: this.memory.tagOf(subject ?? '', version) };
  }

  #query({ parameters }: Operation, version: number): string[] {
    const chosen = parameters.filter(
      (each) => each.in === 'query' && (each.required || this.#fitting.states(each.name)),
    );
    const values = chosen.map(({ name, schema }): [string, unknown] => [
      name,
      name === 'expectedVersion' ? version : this.#fitting.of(schema, name),
    ]);
    const pairs = Object.entries(inOrder(Object.fromEntries(values))).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((each) => `${name}=${encodeURIComponent(String(each))}`),
    );
    return pairs.length === 0 ? [] : [pairs.join('&')];
  }

  #headers({ parameters, body }: Operation, tag: string): Record<string, string> {
    const { dice } = this;
    const takes = (header: string, probability: number) =>
      parameters.some(({ name }) => name === header) && dice.happens(probability);
    return {
      Authorization: `Bearer ${this.key}`,
      ...(body && { 'Content-Type': 'application/json' }),
      ...(takes('If-Match', 0.3) && { 'If-Match': tag }),
      ...(takes('If-None-Match', 0.3) && { 'If-None-Match': tag }),
      ...(takes('Idempotency-Key', 0.2) && { 'Idempotency-Key': `key-${dice.below(200)}` }),
    };
  }

  #spoiledHeaders(spoiling: Spoiling): Record<string, string> {
    const { dice } = this;
    if (spoiling === 'wrong version') return dice.happens(0.5) ? { 'If-Match': dice.pick(odd.tags) } : {};
    if (spoiling === 'media type') return { 'Content-Type': dice.pick(odd.types) };
    if (spoiling === 'caller') return { Authorization: dice.pick(odd.callers) };
    if (spoiling !== 'header') return {};
    return dice.pick<() => Record<string, string>>([
      () => ({ 'Idempotency-Key': dice.pick(['', 'x'.repeat(256), '\u00e9', '"quoted"', ' ']) }),
      () => ({ 'If-None-Match': dice.pick(odd.tags), 'If-Match': dice.pick(odd.tags) }),
      () => ({ 'X-Request-Id': dice.pick(['', 'x'.repeat(500), '<script>', '../../etc']) }),
      () => ({
        traceparent: dice.pick(['00-0-0-0', 'x', `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`, 'ff-'.repeat(99)]),
      }),
      () => ({ 'Last-Event-ID': dice.pick(['', 'x', '99999999999999999999@1']), Accept: 'nothing/known' }),
      () => ({ 'X-Forwarded-For': 'x, y', 'X-Forwarded-Host': '<script>', 'X-Forwarded-Proto': 'gopher' }),
      () => ({ 'X-Long': 'x'.repeat(20_000) }),
      () => ({ Origin: 'null', 'Access-Control-Request-Method': 'EAT' }),
      () => ({ Host: dice.pick(['', 'a b', '[::1', 'x'.repeat(300), 'example.com:99999']) }),
      () => ({ 'Content-Encoding': 'gzip' }),
    ])();
  }

  #body({ body: schema }: Operation, version: number, spoiling: Spoiling): string | Buffer | undefined {
    const { dice } = this;
    if (!schema) return undefined;
    const fitting = this.#fitting.of(schema) as Record<string, unknown>;
    if (this.#hasVersion(schema) && dice.happens(0.8)) fitting.expectedVersion = version;
    const content =
      spoiling in spoilContent ? spoilContent[spoiling as keyof typeof spoilContent](fitting, dice) : fitting;
    const text = JSON.stringify(content) ?? '';
    if (!(spoiling in spoilBytes)) return text;
    return spoilBytes[spoiling as keyof typeof spoilBytes](text, dice);
  }

  #hasVersion(schema: Part): boolean {
    return 'expectedVersion' in ((resolve(this.#fitting.document, schema).properties ?? {}) as object);
  }
}
