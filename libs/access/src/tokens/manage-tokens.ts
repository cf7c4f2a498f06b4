import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a manage token is about, in whose tenant. */
export interface Managed {
  readonly tenant: string;
  readonly shard: number;
  /** The id of one thing: whoever has the token may manage that and nothing else. */
  readonly subject: string;
}

const form = /^(slm_([A-Za-z0-9_-]{1,64})\.(\d{1,5})\.([A-Za-z0-9_-]{1,80})\.[0-9a-z]{1,12})\.([A-Za-z0-9_-]{43})$/;

/**
 * `slm_<tenant>.<shard>.<subject>.<time of its making>.<HMAC of all that>`. Nothing is stored: whoever has the key can make
 * the same token again and tell a true one from any other. When it ends is for whoever knows the subject to say.
 */
export class ManageTokens {
  /**
   * @param key 32 bytes, the same in all processes
   * @param shardOf where a tenant lives; null: there is no such tenant
   */
  constructor(
    private readonly key: Buffer,
    private readonly shardOf: (tenant: string) => Promise<number | null>,
  ) {}

  static mayBe(credential: string): boolean {
    return credential.startsWith('slm_');
  }

  /** The token for a subject; of the same time (in milliseconds) always the same. */
  make({ tenant, shard }: Pick<Managed, 'tenant' | 'shard'>, subject: string, at: number): string {
    const said = `slm_${tenant}.${shard}.${subject}.${Math.floor(at).toString(36)}`;
    return `${said}.${this.#seal(said).toString('base64url')}`;
  }

  /** What a token is about; null where it is not one of ours. */
  async find(token: string): Promise<Managed | null> {
    const [, said = '', tenant = '', shard, subject = '', seal = ''] = form.exec(token) ?? [];
    if (!said || !timingSafeEqual(Buffer.from(seal, 'base64url'), this.#seal(said))) return null;
    return (await this.shardOf(tenant)) === Number(shard) ? { tenant, shard: Number(shard), subject } : null;
  }

  #seal(said: string): Buffer {
    return createHmac('sha256', this.key).update(said).digest();
  }
}
