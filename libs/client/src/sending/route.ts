import type { Routes } from '../generated/routes.js';

/** A route of the API as its document names it: `POST /v1/bookings/{id}/cancel`. */
export type Route = keyof Routes;

/** What a route takes: parameters of its path, its query and its body. */
export type Input<R extends Route> = Omit<Routes[R]['data'], 'url' | 'headers'>;

/** What a route answers a success with. */
export type Answer<R extends Route> = Routes[R]['answer'];

export type Query<R extends Route> = Routes[R]['data'] extends { query?: infer Q } ? NonNullable<Q> : never;

/** The same of any route, for whoever only carries it. */
export interface AnyInput {
  readonly path?: object | undefined;
  readonly query?: object | undefined;
  readonly body?: unknown;
}

/** The path and the query of a request. Ids that would lead to another route are refused before anything is sent. */
export const targetOf = (template: string, { path = {}, query = {} }: AnyInput): string => {
  const values = path as Record<string, unknown>;
  const target = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = `${values[name] ?? ''}`;
    if (/^\.{0,2}$/.test(value)) throw new TypeError(`${template} needs ${name}`);
    return encodeURIComponent(value);
  });
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null) said.append(name, `${each}`);
    }
  }
  const text = said.toString();
  return text === '' ? target : `${target}?${text}`;
};
