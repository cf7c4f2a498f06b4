import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';
import { now } from '#test/harness/running-clock';

export const audience = 'https://slotlog.example.com';

/** A client of the provider: who it is and what its tokens say. */
export interface Member {
  readonly tenant: string;
  readonly scope: string;
}

/** A real identity provider on a port of its own, whose tokens say what its members are. */
export class IdentityProvider {
  #handle: RequestListener = (_, response) => response.writeHead(503).end();
  #key: JWK | undefined;
  readonly #server = createServer((request, response) => this.#handle(request, response));

  private constructor(private readonly members: Readonly<Record<string, Member>>) {}

  static async start(members: Readonly<Record<string, Member>>): Promise<IdentityProvider> {
    const provider = new IdentityProvider(members);
    await new Promise<void>((resolve) => provider.#server.listen(0, '127.0.0.1', resolve));
    await provider.rotate();
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Another key signs from now on, and the earlier one is withdrawn. */
  async rotate(): Promise<void> {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    this.#key = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: crypto.randomUUID() };
    this.#handle = this.#provide(this.#key);
  }

  /** As an identity provider that is down. */
  fail(): void {
    this.#handle = (_, response) => response.writeHead(503).end();
  }

  /** An access token as a member gets it, for its own credentials. */
  async token(member: string): Promise<string> {
    const response = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${member}:secret`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: this.members[member]!.scope }),
    });
    const answer = (await response.json()) as { access_token?: string };
    if (!answer.access_token) throw new Error(JSON.stringify(answer));
    return answer.access_token;
  }

  /** A token with other claims than the provider would put in, signed as it signs. */
  async forged(
    claims: Readonly<Record<string, unknown>>,
    { key = this.#key as JWK, alg = 'ES256', typ }: { key?: JWK; alg?: string; typ?: string } = {},
  ): Promise<string> {
    const second = Math.floor(now().epochMilliseconds / 1_000);
    const usual = { iss: this.issuer, aud: audience, sub: 'eve', tenant: 'default', scope: 'calendars:read' };
    return new SignJWT({ ...usual, iat: second, exp: second + 60, ...claims })
      .setProtectedHeader({ alg, ...(key.kid && { kid: key.kid }), ...(typ && { typ }) })
      .sign(await importJWK(key, alg));
  }

  /** What everybody may know of the key that signs. */
  get publicKey(): JWK {
    const { d: _, ...known } = this.#key as JWK;
    return known;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #provide(key: JWK): RequestListener {
    const provider = new Provider(this.issuer, {
      jwks: { keys: [key] },
      clients: Object.keys(this.members).map((client_id) => ({
        client_id,
        client_secret: 'secret',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      })),
      enabledJWA: { idTokenSigningAlgValues: ['ES256', 'HS256'] },
      clientDefaults: { id_token_signed_response_alg: 'ES256' },
      scopes: Object.values(this.members).flatMap(({ scope }) => scope.split(' ')),
      extraTokenClaims: (_, { clientId }) => ({ tenant: this.members[clientId!]!.tenant }),
      ttl: { ClientCredentials: 120 },
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => audience,
          useGrantedResource: () => true,
          getResourceServerInfo: (_, __, { clientId }) => ({
            scope: this.members[clientId]!.scope,
            audience,
            accessTokenFormat: 'jwt',
            accessTokenTTL: 120,
            jwt: { sign: { alg: 'ES256' } },
          }),
        },
      },
    });
    return provider.callback();
  }
}
