import { createHmac } from 'node:crypto';
import { AccessTokens, type ApiKeys, ManageTokens, type Scope, type Tickets } from '#libs/access';
import type { Bearer, ManagedThings } from '#libs/booking';

/** Whom a credential belongs to. */
export interface Identity {
  readonly tenant: string;
  readonly shard: number;
  /** `secret` and `public` are keys, a `person` comes with a token, a `manager` with one for a single thing. */
  readonly kind: 'secret' | 'public' | 'person' | 'manager';
  /** Kind and id, as it stands in the log: `api-key/key_…`, `user/…`, `customer/…`. */
  readonly actor: string;
  readonly scopes: readonly Scope[];
  /** The `sub` of a person. */
  readonly subject: string | null;
  /** What a manager manages, and as whom. */
  readonly bearer?: Bearer | undefined;
}

/** Finds out whose a credential is; null: nobody's. */
export class Identities {
  /**
   * @param tokens absent: API keys are all that is taken
   * @param customerKey 32 bytes, the same in all processes
   */
  constructor(
    private readonly keys: ApiKeys,
    private readonly tokens: AccessTokens | undefined,
    private readonly customerKey: Buffer,
    private readonly manageTokens: ManageTokens,
    private readonly managed: ManagedThings,
    private readonly tickets: Tickets<Identity>,
  ) {}

  async find(credential: string): Promise<Identity | null> {
    if (ManageTokens.mayBe(credential)) return this.#ofManageToken(credential);
    return this.tokens && AccessTokens.mayBe(credential)
      ? this.#ofToken(this.tokens, credential)
      : this.#ofKey(credential);
  }

  /** Whose a ticket is, which is good for this once. */
  take(ticket: string): Promise<Identity | null> {
    return this.tickets.take(ticket);
  }

  async #ofKey(key: string): Promise<Identity | null> {
    const apiKey = await this.keys.find(key);
    if (!apiKey) return null;
    const { tenant, shard, id, kind, scopes } = apiKey;
    return { tenant, shard, kind, actor: `api-key/${id}`, scopes, subject: null };
  }

  async #ofToken(tokens: AccessTokens, token: string): Promise<Identity | null> {
    const person = await tokens.find(token);
    if (!person) return null;
    const { tenant, shard, subject, scopes } = person;
    const actor = scopes.includes('bookings:own') ? this.#customer(tenant, subject) : `user/${subject}`;
    return { tenant, shard, kind: 'person', actor, scopes, subject };
  }

  async #ofManageToken(token: string): Promise<Identity | null> {
    const found = await this.manageTokens.find(token);
    const endsAt = found && (await this.managed.endsAt(found, found));
    if (!found || endsAt === null || endsAt <= Date.now()) return null;
    const { tenant, shard, subject, since } = found;
    const identity = { tenant, shard, kind: 'manager', actor: `manage-token/${subject}`, scopes: [] } as const;
    return { ...identity, subject: null, bearer: { subject, since } };
  }

  /** Whether a manager may do what managers may with the thing of this id. */
  async manages({ tenant, shard, bearer }: Identity, id: string): Promise<boolean> {
    return bearer !== undefined && this.managed.isGoodFor({ tenant, shard }, bearer, id);
  }

  /** The log is for ever and a customer may ask to be forgotten: a keyed hash stands for the id. */
  #customer(tenant: string, subject: string): string {
    const hmac = createHmac('sha256', this.customerKey).update(`${tenant}\0${subject}`);
    return `customer/${hmac.digest('hex').slice(0, 32)}`;
  }
}
