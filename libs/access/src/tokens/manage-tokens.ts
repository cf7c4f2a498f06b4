import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Signer } from '../roots/roots.js';
import { tenantName } from '../tenant-name.js';

/** What a manage token is about. */
export interface Managed {
  /** The id of one thing: whoever has the token may manage that and nothing else. */
  readonly subject: string;
  /** Names whose the thing was when the token was made: eight hexadecimal digits that are others once it is somebody else's. */
  readonly since: string;
  /** In milliseconds since the epoch. */
  readonly madeAt: number;
  /** Whether it was sent to somebody's address: who has it reads what is sent there. */
  readonly isMailed?: boolean;
}

/** The same, and in whose tenant. */
export interface ManagedIn extends Managed {
  readonly tenant: string;
  readonly shard: number;
}

const formOf = (prefix: string) =>
  new RegExp(
    `^(${prefix}_(${tenantName})\\.(\\d{1,5})\\.([A-Za-z0-9_-]{1,80})\\.([0-9a-z]{1,12})\\.([0-9a-f]{8})\\.(\\d{1,5})(m?))\\.([A-Za-z0-9_-]{43})$`,
  );

/**
 * `<prefix>_<tenant>.<shard>.<subject>.<time of its making>.<whose it is>.<generation of the root, and m where it was mailed>.<HMAC of all that>`. Nothing is
 * stored: whoever has the root can make the same token again and tell a true one from any other. Whether the subject is still
 * of whom the token says, and when it ends, is for whoever knows the subject to say. The prefix is sealed too: a token that opens
 * one thing cannot be turned into one that opens another.
 */
class SealedTokens {
  readonly #form: RegExp;

  /**
   * @param shardOf where a tenant lives; null: there is no such tenant
   */
  constructor(
    private readonly prefix: string,
    private readonly signer: Signer,
    private readonly shardOf: (tenant: string) => Promise<number | null>,
  ) {
    this.#form = formOf(prefix);
  }

  /** The token for a subject; of the same time always the same, until another root signs. */
  make({ tenant, shard }: Pick<ManagedIn, 'tenant' | 'shard'>, { subject, since, madeAt, isMailed }: Managed): string {
    const { key, generation } = this.signer.newest;
    const said = `${this.prefix}_${tenant}.${shard}.${subject}.${Math.floor(madeAt).toString(36)}.${since}.${generation}${isMailed ? 'm' : ''}`;
    return `${said}.${seal(key, said).toString('base64url')}`;
  }

  /** What a token is about; null where it is not one of ours. */
  async find(token: string): Promise<ManagedIn | null> {
    const [, said = '', tenant = '', shard, subject = '', at = '', since = '', generation, m, sealed = ''] =
      this.#form.exec(token) ?? [];
    const key = said && (await this.signer.find(Number(generation)));
    if (!key || !timingSafeEqual(Buffer.from(sealed, 'base64url'), seal(key, said))) return null;
    if ((await this.shardOf(tenant)) !== Number(shard)) return null;
    return {
      tenant,
      shard: Number(shard),
      subject,
      since,
      madeAt: Number.parseInt(at, 36),
      ...(m && { isMailed: true }),
    };
  }
}

/** `slm_…`: whoever has one manages its subject. */
export class ManageTokens extends SealedTokens {
  constructor(signer: Signer, shardOf: (tenant: string) => Promise<number | null>) {
    super('slm', signer, shardOf);
  }

  static mayBe(credential: string): boolean {
    return credential.startsWith('slm_');
  }
}

/** `sli_…`: whoever has one reads the calendar file of its subject, and nothing else; it stands in addresses. */
export class FileTokens extends SealedTokens {
  constructor(signer: Signer, shardOf: (tenant: string) => Promise<number | null>) {
    super('sli', signer, shardOf);
  }
}

const seal = (key: Buffer, said: string): Buffer => createHmac('sha256', key).update(said).digest();
