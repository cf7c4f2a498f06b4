import { toInstant } from '../http/answers/instant.js';
import { linkTo, mayRead, mayReadBookings, type Telling } from './asking.js';

export const notFound: Telling<'not-found'> = ({ subject, pointer }) => {
  const detail = `The ${subject.kind} ${subject.id} does not exist.`;
  return pointer === undefined
    ? { detail }
    : { detail, members: { errors: [{ pointer, rule: 'unknown-value', detail }] } };
};

export const alreadyExists: Telling<'already-exists'> = ({ subject, differs }, asking) => ({
  detail: `The ${subject.kind} ${subject.id} already exists and was not made by this request.`,
  ...(mayRead(subject, asking) && { members: { existing: linkTo(subject, asking), differs } }),
});

export const illegalTransition: Telling<'illegal-transition'> = (details) => {
  const { subject, currentStatus, allowed, currentVersion } = details;
  return {
    detail: `The ${subject.kind} is ${currentStatus}.`,
    members: { currentStatus, allowed, currentVersion },
  };
};

export const windowClosed: Telling<'window-closed'> = ({ closedAt }) => ({
  detail: `Cancelling and moving ended at ${toInstant(closedAt)}.`,
  members: { closedAt: toInstant(closedAt) },
});

export const dependencyConflict: Telling<'dependency-conflict'> = ({ subject, blockers, resolutions }, asking) => ({
  detail: `${blockers.count === 1 ? 'An upcoming booking depends' : `${blockers.count} upcoming bookings depend`} on the ${subject.kind}.`,
  members: {
    blockers: { count: blockers.count, bookings: mayReadBookings(asking) ? blockers.bookings : [] },
    resolutions,
  },
});

export const ruleViolation: Telling<'rule-violation'> = ({ errors }) => ({
  detail: errors.map(({ detail }) => detail).join(' '),
  members: { errors },
});
