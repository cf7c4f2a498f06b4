import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Pool } from 'pg';
import { settleMasterKeyCheck } from './sql/settle-master-key-check.js';

/** 32 bytes for one purpose; keys for different purposes tell nothing of each other nor of the master key. */
export const deriveKey = (masterKey: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', masterKey, 'slotlog', purpose, 32));

/** Whether this is the master key of this database; the first one asked about becomes it. */
export const isMasterKey = async (pool: Pool, masterKey: string): Promise<boolean> => {
  const value = createHmac('sha256', deriveKey(masterKey, 'check')).update('slotlog master key').digest();
  return timingSafeEqual(await settleMasterKeyCheck(pool, value), value);
};
