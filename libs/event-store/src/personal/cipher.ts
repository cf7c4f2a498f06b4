import { createCipheriv, createDecipheriv } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const drawnAtOnce = 256;
const tagBytes = 16;

/** What makes each box unlike any other. Drawn many at a time: one alone costs as much as sealing with it. */
export class Nonces {
  #drawn = Buffer.alloc(0);

  constructor(private readonly secret: (bytes: number) => Buffer) {}

  next(): Buffer {
    if (this.#drawn.length === 0) this.#drawn = Buffer.from(this.secret(nonceBytes * drawnAtOnce));
    const nonce = this.#drawn.subarray(0, nonceBytes);
    this.#drawn = this.#drawn.subarray(nonceBytes);
    return nonce;
  }
}

/** AES-256-GCM under a nonce of its own: nonce, ciphertext, tag. `context` is not in it and has to be the same to open it. */
export const encrypt = (nonces: Nonces, key: Buffer, context: string, plain: Buffer | string): Buffer => {
  const nonce = nonces.next();
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
