import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { IssuerUnreachable } from './issuer-unreachable.js';

/** What an issuer announces: where its keys are, and which algorithms it signs with. */
export interface Announced {
  readonly keys: JWTVerifyGetKey;
  readonly algorithms: readonly string[];
}

/** Others take a secret that both sides know, and whoever can verify could sign. */
const asymmetric = /^((RS|PS|ES)(256|384|512)|EdDSA|Ed25519)$/;

/** In milliseconds: how long one announcement counts, and how long a failed look-up is not tried again. */
const announced = { freshFor: 3_600_000, patience: 5_000, triedAgainAfter: 2_000 };

/** Keys are read anew for a token that none of them signed, so that they may be changed at any time; not for each one. */
const keySet = { cooldownDuration: 2_000, cacheMaxAge: 600_000, timeoutDuration: 5_000 };

/** An identity provider that speaks OpenID Connect, known by its discovery document. */
export class Issuer {
  #known: { readonly announced: Promise<Announced>; readonly until: number } | undefined;

  /** @param url as it stands in the claim `iss` */
  constructor(readonly url: string) {}

  /** Throws IssuerUnreachable. */
  async announces(): Promise<Announced> {
    if (this.#known && this.#known.until > performance.now()) return this.#known.announced;
    const earlier = this.#known?.announced;
    const announcement = this.#discover().catch((cause) => {
      this.#known = { announced: announcement, until: performance.now() + announced.triedAgainAfter };
      if (earlier) return earlier;
      throw new IssuerUnreachable(`${this.url} does not answer`, { cause });
    });
    this.#known = { announced: announcement, until: performance.now() + announced.freshFor };
    return announcement;
  }

  async #discover(): Promise<Announced> {
    const response = await fetch(`${this.url.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      redirect: 'error',
      signal: AbortSignal.timeout(announced.patience),
    });
    if (!response.ok) throw new Error(`its discovery document is answered with ${response.status}`);
    const document = (await response.json()) as Discovered;
    if (document.issuer !== this.url) throw new Error(`its discovery document is that of ${document.issuer}`);
    const { id_token_signing_alg_values_supported: supported = ['RS256'], jwks_uri } = document;
    return {
      keys: createRemoteJWKSet(new URL(jwks_uri), keySet),
      algorithms: supported.filter((name) => asymmetric.test(name)),
    };
  }
}

interface Discovered {
  readonly issuer: string;
  readonly jwks_uri: string;
  readonly id_token_signing_alg_values_supported?: readonly string[];
}
