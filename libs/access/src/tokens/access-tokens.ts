import { hash } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { type AccessScope, scopes } from '../scope.js';
import { isAccessToken } from './is-access-token.js';
import type { Issuer } from './issuer.js';
import { IssuerUnreachable } from './issuer-unreachable.js';
import type { Person } from './person.js';

/** By how much the clocks of issuer and server may differ, in seconds. */
const clockTolerance = 30;

/** A token is verified again after so long, so that one whose key was withdrawn does not live on; in milliseconds. */
const remembered = { max: 10_000, ttl: 60_000 };

/** Of JavaScript; a claim may say any number. */
const lastInstant = 8.64e15;

const jwt = /^ey[\w-]+\.[\w-]+\.[\w-]+$/;
const printable = /^\P{C}{1,255}$/u;

/** The access tokens of one issuer, made out to this API: JSON web tokens with the claims `sub`, `tenant` and `scope`. */
export class AccessTokens {
  readonly #known = new LRUCache<string, Person>(remembered);

  /** @param shardOf where a tenant lives; null: there is no such tenant */
  constructor(
    private readonly issuer: Issuer,
    private readonly audience: string,
    private readonly shardOf: (tenant: string) => Promise<number | null>,
  ) {}

  /** Whether a credential may be one of these at all; an API key is not. */
  static mayBe(credential: string): boolean {
    return jwt.test(credential);
  }

  /** Whom it speaks for; `ended` where it did once, null where it is not good. Throws IssuerUnreachable. */
  async find(token: string): Promise<Person | 'ended' | null> {
    const key = hash('sha256', token, 'base64');
    const known = this.#known.get(key);
    if (known) return known.endsAt > Date.now() ? known : 'ended';
    const claims = await this.#verify(token);
    if (claims === null || claims === 'ended') return claims;
    const person = await this.#personOf(claims);
    if (person) this.#known.set(key, person);
    return person;
  }

  async #verify(token: string): Promise<JWTPayload | 'ended' | null> {
    const { keys, algorithms } = await this.issuer.announces();
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        issuer: this.issuer.url,
        audience: this.audience,
        algorithms: [...algorithms],
        clockTolerance,
        requiredClaims: ['exp', 'sub', 'tenant'],
      });
      return isAccessToken(protectedHeader, payload) ? payload : null;
    } catch (error) {
      // It was signed by the issuer, for this service: whoever sends it is not guessing.
      if (error instanceof errors.JWTExpired) return 'ended';
      if (isWrong(error)) return null;
      throw new IssuerUnreachable('the keys of the issuer cannot be read', { cause: error });
    }
  }

  async #personOf({ sub, tenant, scope, exp }: JWTPayload): Promise<Person | null> {
    if (typeof tenant !== 'string' || typeof sub !== 'string' || !printable.test(sub)) return null;
    const shard = await this.shardOf(tenant);
    if (shard === null) return null;
    const granted = typeof scope === 'string' ? scope.split(' ') : [];
    return {
      tenant,
      shard,
      subject: sub,
      scopes: scopes.filter((each): each is AccessScope => granted.includes(each)),
      endsAt: Math.min(((exp as number) + clockTolerance) * 1_000, lastInstant),
    };
  }
}

const wrong = [
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSMultipleMatchingKeys,
  errors.JWKSNoMatchingKey,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
];

/** What is the token's fault; all else is the issuer's. */
const isWrong = (error: unknown) => wrong.some((kind) => error instanceof kind);
