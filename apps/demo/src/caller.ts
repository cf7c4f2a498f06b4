import type { Server } from './server.js';

/** The members of any answer that the demo looks at. */
export interface Body {
  readonly id: string;
  readonly version: number;
  readonly position: string;
  readonly start: string;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly retry: { strategy: string };
  readonly alternatives: { start: string }[];
  readonly blockers: { count: number };
  readonly resolutions: string[];
  readonly changes: { type: string }[];
  readonly slots: { start: string }[];
  readonly refused: { start: string; reason: string }[];
  readonly status: string;
  readonly heldUntil?: string;
  readonly bookingId?: string | null;
  readonly secret?: string;
  readonly waitlistEntry?: { readonly id: string };
  readonly items: { position: string; data: { alternatives: { start: string }[] } }[];
}

export interface Answer {
  readonly status: number;
  readonly body: Body;
}

/** Sends one request with the demo's key. */
export const caller =
  ({ url, key }: Pick<Server, 'url' | 'key'>) =>
  async (method: string, path: string, content?: object): Promise<Answer> => {
    const response = await fetch(`${url}/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(content && { 'content-type': 'application/json' }) },
      ...(content && { body: JSON.stringify(content) }),
    });
    return { status: response.status, body: (await response.json()) as Body };
  };

export type Call = ReturnType<typeof caller>;
