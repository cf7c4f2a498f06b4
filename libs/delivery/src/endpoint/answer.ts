/** Why there was no answer. */
export type Silence =
  /** No connection, or it was lost before the answer. */
  | 'no-connection'
  /** Connected too slowly, or answered too slowly. */
  | 'timed-out'
  /** The address is none that may be reached. */
  | 'forbidden-address';

/** What came of one attempt to send something. */
export type Answer = { readonly milliseconds: number } & (
  | {
      readonly status: number;
      /** The header as it came. */
      readonly retryAfter: string | null;
      /** How the answer begins, at most 1 KiB of it. */
      readonly excerpt: string;
    }
  | { readonly status: null; readonly silence: Silence; readonly detail: string }
);

/**
 * Whose failure an answer is: the endpoint's, which nothing gets through to now, or the event's, which it does not take
 * while it may take others. `gone`: it wants to be sent nothing any more.
 */
export type Verdict = 'taken' | 'endpoint' | 'event' | 'gone';

const ofTheEndpoint = new Set([429, 502, 503, 504]);
const goodbye = new Set([410]);
const within = (status: number, hundred: number) => Math.floor(status / 100) === hundred;

export const verdictOf = (answer: Answer): Verdict => {
  if (answer.status === null) return 'endpoint';
  if (within(answer.status, 2)) return 'taken';
  if (goodbye.has(answer.status)) return 'gone';
  return within(answer.status, 3) || ofTheEndpoint.has(answer.status) ? 'endpoint' : 'event';
};

/** A `Retry-After` in milliseconds from `now`: seconds or a date of HTTP; null where it says nothing. Source: RFC 9110, 10.2.3. */
export const retryAfterOf = (header: string | null, now: number): number | null => {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const date = /^[A-Z][a-z]{2}, /.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
};
