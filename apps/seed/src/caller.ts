export interface Answer {
  readonly status: number;
  // Of no type: the seed looks at a few members of whatever it is answered.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any;
}

export type Call = (method: string, path: string, content?: object) => Promise<Answer>;

/** Sends requests with a key, and again where the server says that this is all it takes. */
export const caller =
  (url: string, key: string): Call =>
  async (method, path, content) => {
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(`${url}/v1/${path}`, {
        method,
        headers: { Authorization: `Bearer ${key}`, ...(content && { 'Content-Type': 'application/json' }) },
        ...(content && { body: JSON.stringify(content) }),
      });
      const body = await response.json();
      const { retry } = body as { readonly retry?: { readonly strategy: string; readonly afterMs?: number } };
      if (response.ok || retry?.strategy !== 'same-request' || attempt === 10) return { status: response.status, body };
      await new Promise((resolve) => setTimeout(resolve, retry.afterMs));
    }
  };

/** What was made, now or before. Throws what the server said where it is neither. */
export const made = ({ status, body }: Answer): void => {
  if (status < 300 || body.code === 'already-exists') return;
  throw new Error(`${status} ${body.code}: ${body.detail}`);
};
