import type { Problem } from '../generated/api.js';
import { SlotlogError } from './failure.js';

/** What came of sending a request once. */
export type Outcome =
  | { readonly answer: unknown }
  | { readonly failure: SlotlogError; readonly again: boolean; readonly after: number; readonly silent: boolean };

/** Of who is not the API: these pass. 501 does not. */
const passes = (status: number) => [408, 425, 429].includes(status) || (status >= 500 && status !== 501);

/** Whether it is a problem of the API: those of gateways have no `code`, and none says what to do. */
const isProblem = (body: unknown): body is Problem => {
  const { code, retry } = (body ?? {}) as Partial<Problem>;
  return typeof code === 'string' && typeof retry?.strategy === 'string';
};

/** Nobody has answered, or nobody to the end. */
export const unreached = (cause: unknown): Outcome => ({
  failure: new SlotlogError({ code: 'unreachable', message: 'The API could not be reached.', cause }),
  again: true,
  after: 0,
  silent: true,
});

/** Reads an answer to its end. One that is cut in the middle says nothing, whatever its status. */
export const readAnswer = async (response: Response): Promise<Outcome> => {
  const { status, headers, ok } = response;
  const isJson = /[/+]json\b/i.test(headers.get('Content-Type') ?? '');
  let body: unknown;
  let text: string;
  try {
    text = await response.text();
    body = isJson && text !== '' ? JSON.parse(text) : undefined;
  } catch (cause) {
    return unreached(cause);
  }
  if (ok && (isJson ? body !== undefined : text === '' && (status === 202 || status === 204))) return { answer: body };
  if (ok && isJson) return unreached(new Error('An answer without its body'));
  const after = stated(headers);
  if (!ok && isProblem(body)) {
    const { code, detail, retry } = body;
    const failure = new SlotlogError({ code, message: detail, status, problem: body });
    const again = retry.strategy === 'same-request';
    const silent = code === 'outcome-unknown' || code === 'request-in-progress';
    return { failure, again, after: Math.max(after, milliseconds(retry.afterMs)), silent };
  }
  const shown = text.trim().slice(0, 200);
  const message = `It was not the API that answered ${status || 'with a redirection'}: ${shown || 'nothing'}`;
  const failure = new SlotlogError({ code: 'gateway', message, status });
  return { failure, again: passes(status), after, silent: true };
};

const milliseconds = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;

/** `Retry-After` in milliseconds, as a number of seconds or a date by the clock of who answered; 0 where it is neither. */
const stated = (headers: Headers): number => {
  const text = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d+$/.test(text)) return milliseconds(Number(text) * 1_000);
  const now = Date.parse(headers.get('Date') ?? '') || Date.now();
  return /[A-Za-z]/.test(text) ? milliseconds(Date.parse(text) - now) : 0;
};
