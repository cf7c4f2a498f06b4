import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Random bytes of one length, drawn many at a time: to ask the system for a few costs 5 µs, as much as sealing with them. */
export class Draws {
  #drawn = Buffer.alloc(0);

  constructor(
    private readonly secret: (bytes: number) => Buffer,
    private readonly length: number,
    private readonly atOnce: number,
  ) {}

  next(): Buffer {
    if (this.#drawn.length === 0) this.#drawn = Buffer.from(this.secret(this.length * this.atOnce));
    const one = this.#drawn.subarray(0, this.length);
    this.#drawn = this.#drawn.subarray(this.length);
    return one;
  }
}

/** What makes each box unlike any other. */
export class Nonces extends Draws {
  constructor(secret: (bytes: number) => Buffer) {
    super(secret, nonceBytes, 256);
  }
}

/** As an object of the library where it is used often: of bytes one is made each time. */
type Key = Buffer | KeyObject;

/** AES-256-GCM under a nonce of its own: nonce, ciphertext, tag. `context` is not in it and has to be the same to open it. */
export const encrypt = (nonces: Nonces, key: Key, context: string, plain: Buffer | string): Buffer => {
  const nonce = nonces.next();
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain as string, 'utf8'), cipher.final(), cipher.getAuthTag()]);
};

/** Throws where key or context are others, or a bit has changed. */
export const decrypt = (key: Key, context: string, sealed: Buffer): Buffer => {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes))
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
};
