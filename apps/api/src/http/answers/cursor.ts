import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Signer } from '#libs/access';
import type { Caller } from '../callers/caller.js';
import { malformed } from '../problems/problem.js';
import { canonicalJson } from '../requests/canonical-json.js';

/** Where a list goes on. A cursor is good for the same list of the same tenant with the same filters alone. */
export class Cursors {
  constructor(private readonly signer: Signer) {}

  write(caller: Caller, filters: object, after: unknown): string {
    const { key, generation } = this.signer.newest;
    const said = Buffer.concat([Buffer.from([generation >> 8, generation & 255]), Buffer.from(JSON.stringify(after))]);
    return Buffer.concat([seal(key, caller, filters, said), said]).toString('base64url');
  }

  async read<After>(caller: Caller, filters: object, cursor: string): Promise<After> {
    const bytes = Buffer.from(cursor, 'base64url');
    const sealed = bytes.subarray(0, sealBytes);
    const said = bytes.subarray(sealBytes);
    const isWhole = said.length > generationBytes && bytes.toString('base64url') === cursor;
    const key = isWhole && (await this.signer.find(said.readUInt16BE()));
    if (key && timingSafeEqual(sealed, seal(key, caller, filters, said))) {
      return JSON.parse(said.toString('utf8', generationBytes));
    }
    const detail = 'This cursor does not belong to this list with these filters.';
    throw malformed({ pointer: '?cursor', rule: 'wrong-format', detail });
  }
}

const sealBytes = 16;
const generationBytes = 2;

const seal = (key: Buffer, { tenant, path }: Caller, filters: object, said: Buffer): Buffer => {
  const bound = JSON.stringify([tenant, path, canonicalJson(filters)]);
  return createHmac('sha256', key).update(bound).update('\n').update(said).digest().subarray(0, sealBytes);
};
