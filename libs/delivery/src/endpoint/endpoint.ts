import { pauseAfter } from './schedule.js';

/** Why nothing is sent until somebody says otherwise. */
export type Disabling = 'unreachable' | 'gone' | 'key-revoked';

/** An endpoint that nothing gets through to. Instants are milliseconds since the epoch. */
export interface Wait {
  /** Since when every attempt has failed. */
  readonly since: number;
  /** When it is probed next. */
  readonly until: number;
  /** Failed probes, with the failure that it began with. */
  readonly attempts: number;
  /** Subjects that have failed since, three at most: more are not needed to know that it is none of theirs. */
  readonly subjects: readonly string[];
}

/** How an endpoint stands; `active` with a `wait` is waiting. */
export interface Endpoint {
  readonly status: 'active' | 'paused' | 'disabled';
  readonly disabledBecause: Disabling | null;
  readonly wait: Wait | null;
}

export type Happening =
  | { readonly type: 'taken' }
  | {
      readonly type: 'failed';
      readonly subject: string;
      readonly retryAfter: number | null;
      /** Sent to see whether it is there again; else it was under way when the waiting began. */
      readonly isProbe: boolean;
    }
  | { readonly type: 'gone' }
  | { readonly type: 'paused' }
  /** Its URL has changed, or somebody has set it going again. */
  | { readonly type: 'renewed' };

export const fresh: Endpoint = { status: 'active', disabledBecause: null, wait: null };

const day = 86_400_000;
const daysUntilDisabled = 5;
const subjectsUntilDisabled = 3;

/** What becomes of an endpoint by what happens to it. `chance`, from 0 to 1, spreads what would be due together. */
export const befall = (endpoint: Endpoint, happening: Happening, now: number, chance = 0): Endpoint => {
  switch (happening.type) {
    case 'taken':
      return { ...endpoint, wait: null };
    case 'failed':
      return failed(endpoint, happening, now, chance);
    case 'gone':
      return disabled('gone');
    case 'paused':
      return { ...endpoint, status: 'paused' };
    case 'renewed':
      return {
        ...fresh,
        wait: endpoint.wait && { ...endpoint.wait, since: now, until: now, attempts: 0, subjects: [] },
      };
  }
};

const disabled = (disabledBecause: Disabling): Endpoint => ({ status: 'disabled', disabledBecause, wait: null });

const failed = (
  endpoint: Endpoint,
  { subject, retryAfter, isProbe }: Happening & { type: 'failed' },
  now: number,
  chance: number,
): Endpoint => {
  if (endpoint.status === 'disabled') return endpoint;
  const { wait } = endpoint;
  const before = wait?.subjects ?? [];
  const subjects = before.includes(subject) ? before : [...before, subject].slice(0, subjectsUntilDisabled);
  if (wait && !isProbe) return { ...endpoint, wait: { ...wait, subjects } };
  const since = wait?.since ?? now;
  const attempts = (wait?.attempts ?? 0) + 1;
  if (now - since >= daysUntilDisabled * day && subjects.length >= subjectsUntilDisabled)
    return disabled('unreachable');
  return {
    ...endpoint,
    wait: { since, until: now + pauseAfter({ attempts, retryAfter }, chance), attempts, subjects },
  };
};

/**
 * Which of what is to be sent, the oldest first, is sent as a probe: in turns the oldest, and the oldest of another subject, one
 * that has not failed yet if there is any. So neither one bad subject nor one bad moment keeps an endpoint waiting.
 */
export const probeOf = <Item extends { readonly subject: string }>(
  { attempts, subjects }: Wait,
  items: readonly Item[],
): Item | undefined => {
  const [oldest] = items;
  if (attempts % 2 === 1 || !oldest) return oldest;
  const others = items.filter(({ subject }) => subject !== oldest.subject);
  return others.find(({ subject }) => !subjects.includes(subject)) ?? others[0] ?? oldest;
};
