import type { JWTHeaderParameters, JWTPayload } from 'jose';

/**
 * What the header of an access token may call it. RFC 9068 wants `at+jwt` and nothing else; most issuers say `JWT`, or
 * nothing, of access tokens too. All that is called something else (`logout+jwt`, `dpop+jwt`, `secevent+jwt`) is something
 * else, which RFC 8725 (3.11) says not to take for one.
 */
const called = new Set([undefined, 'jwt', 'application/jwt', 'at+jwt', 'application/at+jwt']);

/** What Keycloak and Cognito say of their other tokens. */
const others = { typ: new Set(['ID', 'Refresh', 'Offline', 'Logout']), token_use: new Set(['id', 'refresh']) };

/** Whether a token that the issuer signed says what its bearer may do, rather than who has signed in or out. */
export const isAccessToken = ({ typ }: Partial<JWTHeaderParameters>, claims: JWTPayload): boolean => {
  if (!called.has(typ?.toLowerCase())) return false;
  if (others.typ.has(claims.typ as string) || others.token_use.has(claims.token_use as string)) return false;
  // OpenID Connect: hashes of what an ID token was handed out with, and what a logout token is about.
  return !['at_hash', 'c_hash', 'events'].some((claim) => Object.hasOwn(claims, claim));
};
