import { createHmac, hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import {
  type AccessScope,
  AccessTokens,
  type ApiKeys,
  type Credential,
  type FileTokens,
  type KeyLimits,
  type ManagedIn,
  ManageTokens,
  type Tickets,
} from '#libs/access';
import type { Bearer, ManagedThings } from '#libs/booking';
import { Problem } from '../problems/problem.js';

/** Whom a credential belongs to. */
export interface Identity extends Credential {
  /** `secret` and `public` are keys, a `person` comes with a token, a `manager` with one for a single thing. */
  readonly kind: 'secret' | 'public' | 'person' | 'manager';
  /** Kind and id, as it stands in the log: `api-key/key_…`, `user/…`, `customer/…`. */
  readonly actor: string;
  readonly scopes: readonly AccessScope[];
  /** The `sub` of a person. */
  readonly subject: string | null;
  /** The pages that a public key is for; none: those of any. */
  readonly origins: readonly string[];
  /** What a public key has of its own. */
  readonly limits: KeyLimits;
  /** What a manager manages, and as whom: the one thing that there is for it. */
  readonly bearer: Bearer | null;
}

/** What somebody shows: in the header, or a ticket or the token of a file in the query. */
export interface Shown {
  readonly as: 'bearer' | 'ticket' | 'file';
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
    private readonly fileTokens: FileTokens,
    private readonly managed: ManagedThings,
    private readonly tickets: Tickets<Identity>,
    /** Told of links that were mailed and are followed. */
    private readonly followed: (link: ManagedIn) => void = () => {},
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
    if (shown.as === 'file') return (await this.fileTokens.find(shown.text)) !== null;
    return ManageTokens.mayBe(shown.text) && (await this.manageTokens.find(shown.text)) !== null;
  }

  #find({ as, text }: Shown, network: string): Promise<Identity | Nobody> {
    if (as === 'ticket') return this.#ofTicket(text, network);
    if (as === 'file') return this.#ofManager(this.fileTokens.find(text), 'file-token');
    if (ManageTokens.mayBe(text)) return this.#ofManager(this.manageTokens.find(text), 'manage-token');
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
    const identity = { tenant, shard, kind, actor: `api-key/${id}`, scopes, subject: null, bearer: null };
    return { ...identity, keyId: id, endsAt, origins, limits };
  }

  async #ofToken(tokens: AccessTokens, token: string): Promise<Identity | Nobody> {
    const person = await tokens.find(token);
    if (!person || person === 'ended') return person ?? 'unknown';
    const { tenant, shard, subject, scopes, endsAt } = person;
    const actor = scopes.includes('bookings:own') ? this.#customer(tenant, subject) : `user/${subject}`;
    return { tenant, shard, kind: 'person', actor, scopes, subject, endsAt, ...notOfAKey };
  }

  async #ofManager(token: ReturnType<ManageTokens['find']>, kind: string): Promise<Identity | Nobody> {
    const found = await token;
    if (!found) return 'unknown';
    const endsAt = await this.managed.endsAt(found, found);
    if (endsAt === null && !(await this.managed.isThere(found, found.subject))) throw lost();
    if (endsAt === null || endsAt <= Date.now()) return 'ended';
    if (found.isMailed) this.followed(found);
    const { tenant, shard, subject, since } = found;
    const identity = { tenant, shard, kind: 'manager', actor: `${kind}/${subject}`, scopes: [] } as const;
    return { ...identity, subject: null, endsAt, ...notOfAKey, bearer: { subject, since } };
  }

  /** Whether a manager may do what managers may with the thing of this id. */
  async manages({ tenant, shard, bearer }: Identity, id: string): Promise<boolean> {
    return bearer !== null && this.managed.isGoodFor({ tenant, shard }, bearer, id);
  }

  /** The log is for ever and a customer may ask to be forgotten: a keyed hash stands for the id. */
  #customer(tenant: string, subject: string): string {
    const hmac = createHmac('sha256', this.customerKey).update(`${tenant}\0${subject}`);
    return `customer/${hmac.digest('hex').slice(0, 32)}`;
  }
}

/** A token is made of what stands in the log, so this one was made of what a failover or a restore took back. */
const lost = () =>
  new Problem(
    'other-history',
    'The booking or waitlist entry of this token is no longer in the log: a failover or a restore has lost it. Book again.',
  );

const notOfAKey = {
  keyId: null,
  origins: [],
  limits: { attemptsPerMinute: null, liveHolds: null },
  bearer: null,
} as const;

/** What is kept of a credential in memory does not open anything. */
const digest = ({ as, text }: Shown): string => hash('sha256', `${as} ${text}`, 'base64');
