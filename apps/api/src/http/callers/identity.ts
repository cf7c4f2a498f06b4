import { createHmac, hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import {
  AccessTokens,
  type ApiKeys,
  type Credential,
  type KeyLimits,
  ManageTokens,
  type Scope,
  type Tickets,
} from '#libs/access';
import type { ManagedThings } from '#libs/booking';

/** Whom a credential belongs to. */
export interface Identity extends Credential {
  /** `secret` and `public` are keys, a `person` comes with a token, a `manager` with one for a single thing. */
  readonly kind: 'secret' | 'public' | 'person' | 'manager';
  /** Kind and id, as it stands in the log: `api-key/key_…`, `user/…`, `customer/…`. */
  readonly actor: string;
  readonly scopes: readonly Scope[];
  /** The `sub` of a person, the id of what a manager manages. */
  readonly subject: string | null;
  /** The pages that a public key is for; none: those of any. */
  readonly origins: readonly string[];
  /** What a public key has of its own. */
  readonly limits: KeyLimits;
}

/** What somebody shows: in the header, or a ticket in the query. */
export interface Shown {
  readonly as: 'bearer' | 'ticket';
  readonly text: string;
}

/** Nobody. `ended`: it was good once, or could not be a guess of one that is; `unknown`: whoever sends it may be guessing. */
export type Nobody = 'ended' | 'unknown';

/** So many that were good are known again. */
const remembered = { max: 10_000, ttl: 24 * 3_600_000 };

/** Finds out whose a credential is. */
export class Identities {
  readonly #good = new LRUCache<string, true>(remembered);

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

  /** `network` is where it comes from: a ticket is good for one. */
  async find(shown: Shown, network: string): Promise<Identity | Nobody> {
    const found = await this.#find(shown, network);
    if (typeof found === 'object') this.#good.set(digest(shown), true);
    return found;
  }

  /** Whether it cannot be a guess: it was good here before, or bears our seal. */
  async isNoGuess(shown: Shown): Promise<boolean> {
    if (this.#good.has(digest(shown))) return true;
    if (shown.as === 'ticket') return this.tickets.isOurs(shown.text);
    return ManageTokens.mayBe(shown.text) && (await this.manageTokens.find(shown.text)) !== null;
  }

  #find({ as, text }: Shown, network: string): Promise<Identity | Nobody> {
    if (as === 'ticket') return this.#ofTicket(text, network);
    if (ManageTokens.mayBe(text)) return this.#ofManageToken(text);
    return this.tokens && AccessTokens.mayBe(text) ? this.#ofToken(this.tokens, text) : this.#ofKey(text);
  }

  /** A page may have any visitor send one, and a spent one comes again by itself: none counts as a guess. */
  async #ofTicket(ticket: string, network: string): Promise<Identity | Nobody> {
    const identity = await this.tickets.take(ticket, network);
    if (!identity || (identity.endsAt !== null && identity.endsAt <= Date.now())) return 'ended';
    const { shard, tenant, keyId } = identity;
    return keyId === null || (await this.keys.isGood(shard, tenant, keyId)) ? identity : 'ended';
  }

  async #ofKey(key: string): Promise<Identity | Nobody> {
    const apiKey = await this.keys.find(key);
    if (!apiKey || apiKey === 'ended') return apiKey ?? 'unknown';
    const { tenant, shard, id, kind, scopes, expiresAt: endsAt, origins, limits } = apiKey;
    return { tenant, shard, kind, actor: `api-key/${id}`, scopes, subject: null, keyId: id, endsAt, origins, limits };
  }

  async #ofToken(tokens: AccessTokens, token: string): Promise<Identity | Nobody> {
    const person = await tokens.find(token);
    if (!person || person === 'ended') return person ?? 'unknown';
    const { tenant, shard, subject, scopes, endsAt } = person;
    const actor = scopes.includes('bookings:own') ? this.#customer(tenant, subject) : `user/${subject}`;
    return { tenant, shard, kind: 'person', actor, scopes, subject, endsAt, ...notOfAKey };
  }

  async #ofManageToken(token: string): Promise<Identity | Nobody> {
    const found = await this.manageTokens.find(token);
    if (!found) return 'unknown';
    const endsAt = await this.managed.endsAt(found, found.subject);
    if (endsAt === null || endsAt <= Date.now()) return 'ended';
    return { ...found, kind: 'manager', actor: `manage-token/${found.subject}`, scopes: [], endsAt, ...notOfAKey };
  }

  /** Whether a manager may do what managers may with the thing of this id. */
  manages({ tenant, shard, subject }: Identity, id: string): Promise<boolean> {
    return this.managed.isGoodFor({ tenant, shard }, subject as string, id);
  }

  /** The log is for ever and a customer may ask to be forgotten: a keyed hash stands for the id. */
  #customer(tenant: string, subject: string): string {
    const hmac = createHmac('sha256', this.customerKey).update(`${tenant}\0${subject}`);
    return `customer/${hmac.digest('hex').slice(0, 32)}`;
  }
}

const notOfAKey = { keyId: null, origins: [], limits: { attemptsPerMinute: null, liveHolds: null } } as const;

/** What is kept of a credential in memory does not open anything. */
const digest = ({ as, text }: Shown): string => hash('sha256', `${as} ${text}`, 'base64');
