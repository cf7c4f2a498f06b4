import type { StaleVersion } from '#libs/booking';
import { toInstant } from '../http/answers/instant.js';
import { type Asking, linkTo, type Telling, type Told } from './asking.js';

const changesSince = ({ changes }: StaleVersion) =>
  changes.map(({ version, type, recordedAt }) => ({ version, type, recordedAt: toInstant(recordedAt) }));

/** A version in the body and one in the header are refused with different codes and the same members. */
export const staleVersion = (details: StaleVersion, asking: Asking): Told => {
  const { subject, expectedVersion, currentVersion } = details;
  const decidedOn = expectedVersion === null ? 'The tag can never match' : `You decided on version ${expectedVersion}`;
  return {
    detail: `${decidedOn}; the ${subject.kind} is at version ${currentVersion}.`,
    members: { expectedVersion, currentVersion, current: linkTo(subject, asking), changes: changesSince(details) },
  };
};

export const versionRequired: Telling<'version-required'> = ({ subject }, asking) => ({
  detail: `Say which version of the ${subject.kind} you decided on: expectedVersion in the body, or If-Match.`,
  members: { accepts: ['expectedVersion', 'If-Match'], current: linkTo(subject, asking) },
});
