import type { StaleVersion } from '#libs/booking';
import { toInstant } from '../http/answers/instant.js';
import { type Asking, linkTo, type Telling, type Told } from './asking.js';

const changesSince = ({ changes }: StaleVersion) =>
  changes.map(({ version, type, recordedAt }) => ({ version, type, recordedAt: toInstant(recordedAt) }));

/** A proxy that compresses weakens tags: reading anew would bring the same one. */
const noTag =
  'The tag cannot match: it is weak, was not issued by this server, or belongs to a history that was lost; send expectedVersion if tags are changed on the way';

/** A version in the body and one in the header are refused with different codes and the same members. */
export const staleVersion = (details: StaleVersion, asking: Asking): Told => {
  const { subject, expectedVersion, currentVersion } = details;
  const present = `the ${subject.kind} is at version ${currentVersion}.`;
  return {
    detail: expectedVersion === null ? `${noTag}; ${present}` : `You decided on version ${expectedVersion}; ${present}`,
    members: { expectedVersion, currentVersion, current: linkTo(subject, asking), changes: changesSince(details) },
  };
};

export const versionRequired: Telling<'version-required'> = ({ subject }, asking) => ({
  detail: `State the version of the ${subject.kind} that you decided on: expectedVersion in the body, or If-Match.`,
  members: { accepts: ['expectedVersion', 'If-Match'], current: linkTo(subject, asking) },
});
