import type { RouteOptions } from 'fastify';

/** Which methods each path takes, so that a wrong method is told from a wrong path. */
export class AllowedMethods {
  readonly #paths = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();

  add({ url, method }: Pick<RouteOptions, 'url' | 'method'>): void {
    const path = this.#paths.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() };
    this.#paths.set(url, path);
    for (const each of [method].flat()) path.methods.add(each);
  }

  /** None: there is no such path. */
  of(path: string): string[] {
    const known = [...this.#paths.values()].filter(({ pattern }) => pattern.test(path));
    return [...new Set(known.flatMap(({ methods }) => [...methods]))].sort();
  }
}

const patternOf = (url: string) => new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:\w+|\*/g, '[^/]+')}$`);
