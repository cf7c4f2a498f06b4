import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Signer } from '../roots/roots.js';
import { tenantName } from '../tenant-name.js';

/** What a manage token is about, in whose tenant. */
export interface Managed {
  readonly tenant: string;
  readonly shard: number;
  /** The id of one thing: whoever has the token may manage that and nothing else. */
  readonly subject: string;
}

const form = new RegExp(
  `^(slm_(${tenantName})\\.(\\d{1,5})\\.([A-Za-z0-9_-]{1,80})\\.[0-9a-z]{1,12}\\.(\\d{1,5}))\\.([A-Za-z0-9_-]{43})$`,
);

/**
 * `slm_<tenant>.<shard>.<subject>.<time of its making>.<generation of the root>.<HMAC of all that>`. Nothing is stored:
 * whoever has the root can make the same token again and tell a true one from any other. When it ends is for whoever knows
 * the subject to say.
 */
export class ManageTokens {
  /**
   * @param shardOf where a tenant lives; null: there is no such tenant
   */
  constructor(
    private readonly signer: Signer,
    private readonly shardOf: (tenant: string) => Promise<number | null>,
  ) {}

  static mayBe(credential: string): boolean {
    return credential.startsWith('slm_');
  }

  /** The token for a subject; of the same time (in milliseconds) always the same, until another root signs. */
  make({ tenant, shard }: Pick<Managed, 'tenant' | 'shard'>, subject: string, at: number): string {
    const { key, generation } = this.signer.newest;
    const said = `slm_${tenant}.${shard}.${subject}.${Math.floor(at).toString(36)}.${generation}`;
    return `${said}.${seal(key, said).toString('base64url')}`;
  }

  /** What a token is about; null where it is not one of ours. */
  async find(token: string): Promise<Managed | null> {
    const [, said = '', tenant = '', shard, subject = '', generation, sealed = ''] = form.exec(token) ?? [];
    const key = said && (await this.signer.find(Number(generation)));
    if (!key || !timingSafeEqual(Buffer.from(sealed, 'base64url'), seal(key, said))) return null;
    return (await this.shardOf(tenant)) === Number(shard) ? { tenant, shard: Number(shard), subject } : null;
  }
}

const seal = (key: Buffer, said: string): Buffer => createHmac('sha256', key).update(said).digest();
