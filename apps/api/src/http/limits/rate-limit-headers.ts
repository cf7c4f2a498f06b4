import type { Allowance, Standing } from '#libs/access';

/**
 * The headers of draft-ietf-httpapi-ratelimit-headers. They know whole seconds only; rounded up, so that whoever keeps to
 * them is never refused.
 */
export const policyOf = ({ name, points, seconds }: Allowance) => `"${name}";q=${points};w=${Math.ceil(seconds)}`;

export const standingOf = ({ name }: Allowance, { remaining, resetMs }: Standing) =>
  `"${name}";r=${remaining};t=${Math.ceil(resetMs / 1_000)}`;
