import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

const algorithm = 'id-aes256-wrap';
/** What RFC 3394, section 2.2.3.1, begins with, and what tells when unwrapping whether the key was the right one. */
const initialValue = Buffer.alloc(8, 0xa6);

/** Which root: no wrapped one passes for another. */
export interface RootName {
  readonly purpose: string;
  readonly generation: number;
}

const wrappingKey = (masterKey: string, { purpose, generation }: RootName) =>
  Buffer.from(hkdfSync('sha256', masterKey, 'slotlog', `root ${purpose} ${generation}`, 32));

/** 40 bytes that tell nothing of the 32 in them without the master key. Source: RFC 3394. */
export const wrap = (masterKey: string, name: RootName, root: Buffer): Buffer => {
  const cipher = createCipheriv(algorithm, wrappingKey(masterKey, name), initialValue);
  return Buffer.concat([cipher.update(root), cipher.final()]);
};

const wrappedBytes = 40;

/** Null where another master key wrapped it, or it is another root. */
export const unwrap = (masterKey: string, name: RootName, wrapped: Buffer): Buffer | null => {
  if (wrapped.length !== wrappedBytes) return null;
  const decipher = createDecipheriv(algorithm, wrappingKey(masterKey, name), initialValue);
  try {
    return Buffer.concat([decipher.update(wrapped), decipher.final()]);
  } catch {
    return null;
  }
};
