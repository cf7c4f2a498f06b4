import type { Body } from '#test/harness/clients/api-client';
import type { Part } from '#test/openapi/resolve';

/** What a write is asked of: the ids in its path, and a body that is accepted. */
export interface Asked {
  readonly ids?: readonly string[];
  readonly body?: Part;
}

/** Makes whatever a write needs, anew each time. */
export type Ground = () => Asked | Promise<Asked>;

/** How whatever a write is about is made. */
export interface Makings {
  /** A start at which hardly anybody is yet. */
  start(): string;
  /** Ends in a number that nobody had yet. */
  name(prefix: string): string;
  make(path: string, body: object): Promise<Body>;
  /** A booking of the plain service. */
  book(more?: object): Promise<Body>;
}
