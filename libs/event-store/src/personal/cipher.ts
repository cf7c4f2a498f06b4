import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Drawn many at a time: one alone costs as much as sealing with it. */
let nonces = Buffer.alloc(0);

const drawNonce = (): Buffer => {
  if (nonces.length === 0) nonces = randomBytes(nonceBytes * 256);
  const nonce = nonces.subarray(0, nonceBytes);
  nonces = nonces.subarray(nonceBytes);
  return nonce;
};

/** AES-256-GCM under a nonce of its own: nonce, ciphertext, tag. `context` is not in it and has to be the same to open it. */
export const encrypt = (key: Buffer, context: string, plain: Buffer | string): Buffer => {
  const nonce = drawNonce();
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain as string, 'utf8'), cipher.final(), cipher.getAuthTag()]);
};

/** Throws where key or context are others, or a bit has changed. */
export const decrypt = (key: Buffer, context: string, sealed: Buffer): Buffer => {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes))
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
};
