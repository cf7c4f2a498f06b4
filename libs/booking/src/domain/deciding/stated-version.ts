import type { Seen } from './decision.js';
import { Refused, type Subject } from './refused.js';

interface Tag {
  readonly version: number | null;
  /** The end of the id of the event that made that version; absent: whichever did. */
  readonly mark?: string;
  readonly erased?: true;
}

/** The version that a caller says it decided on, and where it said so; `null` is a tag that can never match. Of tags any will do. */
export type StatedVersion =
  | { readonly by: 'expectedVersion'; readonly version: number }
  | ({ readonly by: 'if-match'; readonly others?: readonly Tag[] } & Tag)
  | { readonly by: 'any' };

const staleness = (subject: Subject, { version, recent }: Seen<unknown>, expectedVersion: number | null) => ({
  subject,
  expectedVersion,
  currentVersion: version,
  changes: recent.filter((change) => change.version > (expectedVersion ?? 0)),
});

export const requireVersion: (
  subject: Subject,
  seen: Seen<unknown>,
  stated: StatedVersion | undefined,
) => asserts stated is StatedVersion = (subject, seen, stated) => {
  if (!stated) throw new Refused('version-required', { subject, currentVersion: seen.version });
};

const isErased = (state: unknown): boolean =>
  (state as { readonly customer?: { readonly erased?: true } | null } | null)?.customer?.erased ?? false;

const markOf = (state: unknown) => (state as { readonly mark?: string } | null)?.mark;

const isThere = ({ version }: Tag, seen: Seen<unknown>) => version === seen.version;

const isOfThisPast = ({ mark }: Tag, { state }: Seen<unknown>) => mark === undefined || mark === markOf(state);

const matches = (tag: Tag, seen: Seen<unknown>) =>
  isThere(tag, seen) && isOfThisPast(tag, seen) && (tag.erased ?? false) === isErased(seen.state);

/** HTTP's own precondition is judged before the content of the request, a version in the body after it. */
export const checkPrecondition = (subject: Subject, seen: Seen<unknown>, stated: StatedVersion) => {
  if (stated.by !== 'if-match') return;
  const { others = [], ...first } = stated;
  if ([first, ...others].some((tag) => matches(tag, seen))) return;
  const isOtherPast = isThere(first, seen) && !isOfThisPast(first, seen);
  throw new Refused('precondition-failed', staleness(subject, seen, isOtherPast ? null : stated.version));
};

export const checkVersion = (subject: Subject, seen: Seen<unknown>, stated: StatedVersion) => {
  if (stated.by !== 'expectedVersion' || stated.version === seen.version) return;
  throw new Refused('version-conflict', staleness(subject, seen, stated.version));
};

/** Whether the first event after the stated version is what this caller's command would have written. */
export const isOwnChange = (seen: Seen<unknown>, stated: StatedVersion, type: string, actor: string) => {
  if (stated.by === 'any' || stated.version === null) return false;
  const next = seen.recent.find((change) => change.version === (stated.version as number) + 1);
  return next?.type === type && next.actor === actor;
};
