import type { StatedVersion } from '#libs/booking';
import { versionsAskedFor } from '../answers/entity-tag.js';
import { malformed } from '../problems/problem.js';

/** The version that the caller decided on: in the header, in the body, or in both if they agree. */
export const statedVersion = (ifMatch: string | undefined, expectedVersion?: number): StatedVersion | undefined => {
  const inBody =
    expectedVersion === undefined ? undefined : { by: 'expectedVersion' as const, version: expectedVersion };
  if (ifMatch === undefined) return inBody;
  const asked = versionsAskedFor(ifMatch);
  if (asked === undefined) {
    throw malformed({
      pointer: 'If-Match',
      rule: 'wrong-format',
      detail: 'If-Match must be * or tags like "3-4be01c77".',
    });
  }
  if (asked === 'any') return inBody ?? { by: 'any' };
  const [first, ...others] = asked.map(({ version, mark, erased }) => ({
    version,
    mark,
    ...(erased && { erased: true as const }),
  }));
  if (expectedVersion !== undefined && first && asked.every(({ version }) => version !== expectedVersion)) {
    const detail = `If-Match says version ${first.version}, expectedVersion says ${expectedVersion}.`;
    throw malformed({ pointer: '/expectedVersion', rule: 'contradiction', detail });
  }
  if (!first) return { by: 'if-match', version: null };
  return { by: 'if-match', ...first, ...(others.length > 0 && { others }) };
};
