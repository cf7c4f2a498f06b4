import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Caller } from '../callers/caller.js';
import { malformed } from '../problems/problem.js';
import { canonicalJson } from '../requests/canonical-json.js';

/** Where a list goes on. A cursor is good for the same list of the same tenant with the same filters alone. */
export class Cursors {
  /** @param key 32 bytes, the same in all processes */
  constructor(private readonly key: Buffer) {}

  write(caller: Caller, filters: object, after: unknown): string {
    const payload = Buffer.from(JSON.stringify(after));
    return Buffer.concat([this.#seal(caller, filters, payload), payload]).toString('base64url');
  }

  read<After>(caller: Caller, filters: object, cursor: string): After {
    const bytes = Buffer.from(cursor, 'base64url');
    const seal = bytes.subarray(0, sealBytes);
    const payload = bytes.subarray(sealBytes);
    const isWhole = bytes.length > sealBytes && bytes.toString('base64url') === cursor;
    if (isWhole && timingSafeEqual(seal, this.#seal(caller, filters, payload))) {
      return JSON.parse(payload.toString());
    }
    const detail = 'This cursor is not one of this list with these filters.';
    throw malformed({ pointer: '?cursor', rule: 'wrong-format', detail });
  }

  #seal({ tenant, path }: Caller, filters: object, payload: Buffer): Buffer {
    const bound = JSON.stringify([tenant, path, canonicalJson(filters)]);
    return createHmac('sha256', this.key).update(bound).update('\n').update(payload).digest().subarray(0, sealBytes);
  }
}

const sealBytes = 16;
