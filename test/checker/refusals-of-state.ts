import type { Past, Standing } from './past.js';
import type { Rule, There } from './refusal-rule.js';

/** The booking, or the version of whatever else the command is about, as it stands there. */
const subjectAt = ({ past, position, asked }: There): { version: number; standing?: Standing } | undefined => {
  const { about } = asked.command;
  if (about === null) return undefined;
  const standing = past.standing(about, position);
  if (standing) return { version: standing.version, standing };
  const rows = past.rows.filter(({ stream }) => stream === `calendar/${about}` || stream === `service/${about}`);
  const version = rows.findLast((row) => row.position <= position)?.version;
  return version === undefined ? undefined : { version };
};

const notFound: Rule = (there) => (subjectAt(there) ? ['it is there'] : []);

const staleVersion: Rule = (there) => {
  const subject = subjectAt(there);
  const { currentVersion } = there.call.answer.details;
  if (!subject) return ['it is not there'];
  const { version, standing } = subject;
  if (version !== currentVersion) return [`it is ${standing?.status ?? 'there'} at version ${version} there`];
  return version === there.asked.command.stated ? ['it is at the very version that was stated'] : [];
};

/** A hold that has run out is told as such, though nobody has recorded it yet. */
const illegalTransition: Rule = (there) => {
  const subject = subjectAt(there);
  const { currentVersion, currentStatus } = there.call.answer.details;
  if (!subject) return ['it is not there'];
  const { version, standing } = subject;
  const until = (there.call.until ?? Number.POSITIVE_INFINITY) + there.clockError;
  const hasRunOut = standing?.expiresAt != null && standing.expiresAt <= until && currentStatus === 'expired';
  const isSo = version === currentVersion && (!standing || standing.status === currentStatus || hasRunOut);
  return isSo ? [] : [`it is ${standing?.status ?? 'there'} at version ${version} there`];
};

const windowClosed: Rule = ({ call: { answer, until }, clockError }) =>
  (answer.details.closedAt ?? Number.POSITIVE_INFINITY) <= (until ?? Number.POSITIVE_INFINITY) + clockError
    ? []
    : ['the window is still open'];

const alreadyExists: Rule = (there) => (subjectAt(there) ? [] : ['it is not there']);

/** Live holds are counted by customer, by who asked for each of them; what other limits count is proven by the tallies. */
const limitReached: Rule = (there) => {
  const { limit } = there.call.answer.details;
  if (limit?.kind !== 'live-holds') return [];
  const holds = there.holdsOf(there.asked.command, there.position, there.instant);
  return holds >= limit.atMost ? [] : [`the customer has ${holds} holds there`];
};

/** Each of those who would be stranded has time of that calendar there. */
const dependencyConflict: Rule = ({ past, position, instant, asked, call }) => {
  const { blockers = [] } = call.answer.details;
  if (blockers.length === 0) return ['names nobody who would be stranded'];
  return blockers.flatMap((id) => {
    const standing = past.standing(id, position);
    const isThere = standing !== undefined && hasTime(past, standing, asked.command.about, position, instant);
    return isThere ? [] : [`${id} has no time of it there`];
  });
};

const hasTime = (past: Past, { bookingId, claim }: Standing, calendarId: string | null, at: number, instant: number) =>
  past.claims(calendarId ?? '', claim, at, instant).some((each) => each.bookingId === bookingId);

/** What is gone is closed there, for the time that is wanted or else the time that it has. Where something moves to, the wish alone says. */
const dependencyGone: Rule = ({ past, position, asked: { command }, call }) => {
  const { missing } = call.answer.details;
  const stays = command.about !== null && command.what !== 'move';
  const time = command.wanted ?? (stays ? past.standing(command.about, position) : undefined);
  if (!time || missing === undefined || !past.calendars.at(missing, position)) return [];
  return past.calendars.closed(missing, time, position) || past.calendars.at(missing, position)?.isDisplacing
    ? []
    : [`${missing} is open there`];
};

/** Only of what cannot be so for anybody: the request itself is against a rule, which no event makes or takes away. */
const ofTheRequest: Rule = () => [];

export const rulesOfState: Readonly<Record<string, Rule>> = {
  'not-found': notFound,
  'version-conflict': staleVersion,
  'precondition-failed': staleVersion,
  'illegal-transition': illegalTransition,
  'window-closed': windowClosed,
  'already-exists': alreadyExists,
  'limit-reached': limitReached,
  'dependency-conflict': dependencyConflict,
  'dependency-gone': dependencyGone,
  'rule-violation': ofTheRequest,
  'version-required': ofTheRequest,
  'idempotency-key-reused': ofTheRequest,
};
