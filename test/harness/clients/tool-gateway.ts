import { type Part, resolve } from '#test/openapi/resolve';

type Position = 'path' | 'query' | 'header' | 'body';

interface Parameter {
  readonly name: string;
  readonly in: Position;
  readonly required?: boolean;
}

interface Tool {
  readonly method: string;
  /** With the ids of the first call in it, from then on. */
  path: string;
  readonly contentType: string | undefined;
  readonly parameters: ReadonlyMap<string, Parameter>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];
const types = new Set(['string', 'integer', 'number', 'float', 'boolean', 'array', 'object']);

/**
 * A gateway that makes a tool for agents of each operation of a document, as APIPark does by its published source, with all
 * that it gets wrong: a tool is called as the summary says; what stands in path, query, header and body has one name for
 * all of them; what is no body is text; a tool keeps the first path that it was called with; only 200 is a success; and its
 * own key takes the place of whatever its callers show.
 */
export class ToolGateway {
  readonly #tools = new Map<string, Tool>();

  /** Throws where the gateway would refuse the document as a whole. */
  constructor(
    private readonly document: Part,
    private readonly upstream: string,
    private readonly key: string,
  ) {
    for (const [path, item] of Object.entries(document.paths as Record<string, Record<string, Part>>))
      for (const method of methods) if (item[method]) this.#publish(method, path, item[method]);
  }

  get names(): string[] {
    return [...this.#tools.keys()];
  }

  /** What a model is told; throws with what it is told where that is an error. */
  async call(name: string, given: Readonly<Record<string, unknown>>): Promise<unknown> {
    const tool = this.#tools.get(name);
    if (!tool) throw new Error(`tool '${name}' not found`);
    const headers: Record<string, string> = {};
    const query = new URLSearchParams();
    const body: Record<string, unknown> = {};
    for (const [argument, value] of Object.entries(given)) {
      const { in: position, required } = tool.parameters.get(argument) ?? {};
      if (position === 'body') body[argument] = value;
      else if (typeof value !== 'string') {
        if (required) throw new Error(`param ${argument} is required`);
      } else if (position === 'path') tool.path = tool.path.replaceAll(`{${argument}}`, value);
      else if (position === 'query') query.set(argument, value);
      else if (position === 'header' && argument !== 'Authorization') headers[argument] = value;
    }
    const target = query.size > 0 ? `${tool.path}?${query}` : tool.path;
    const response = await fetch(this.upstream + target, {
      method: tool.method,
      headers: {
        ...headers,
        ...(tool.contentType && { 'Content-Type': tool.contentType }),
        Authorization: `Bearer ${this.key}`,
      },
      ...(tool.contentType && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`status code ${response.status}, ${text}`);
    return JSON.parse(text);
  }

  #publish(method: string, path: string, operation: Part): void {
    const { summary, description, parameters = [], requestBody } = operation as Part & { parameters?: Part[] };
    const own = (parameters as Part[]).map((each) => resolve(this.document, each) as unknown as Parameter);
    const content = requestBody && (resolve(this.document, requestBody as Part).content as Record<string, Part>);
    const [contentType, media] = Object.entries(content ?? {}).at(-1) ?? [];
    const known = new Map(own.map((each) => [each.name, each]));
    if (media) for (const each of this.#bodyOf(media.schema as Part)) known.set(each.name, each);
    const name = String(summary || description);
    this.#tools.set(name, { method: method.toUpperCase(), path, contentType, parameters: known });
  }

  #bodyOf(schema: Part): Parameter[] {
    const { properties = {}, required = [] } = this.#unfold(schema) as {
      properties?: Record<string, Part>;
      required?: string[];
    };
    return Object.entries(properties).map(([name, { type = 'string' }]) => {
      const told = typeof type === 'string' ? type : 'string';
      if (!types.has(told)) throw new Error(`unsupported type: ${told}`);
      return { name, in: 'body', required: required.includes(name) };
    });
  }

  /** What refers to itself has no end. */
  #unfold(schema: Part): Part {
    const { properties, items, ...plain } = resolve(this.document, schema) as Part & {
      properties?: Part;
      items?: Part;
    };
    return {
      ...plain,
      ...(properties && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, part]) => [name, this.#unfold(part as Part)]),
        ),
      }),
      ...(items && { items: this.#unfold(items) }),
    };
  }
}

/** What an agent reads in an error: the refusal. */
export const refusalIn = (error: unknown) => {
  const [, status, text] = /^status code (\d+), (.*)$/s.exec((error as Error).message) ?? [];
  if (!text) throw error;
  return { status: Number(status), ...JSON.parse(text) };
};
