import { decrypt, encrypt, type Nonces } from './cipher.js';

/** Whose box it is, and which of that person's keys it was sealed with. */
export interface BoxLabel {
  /** The hash in the name of the stream. */
  readonly person: string;
  readonly generation: number;
  readonly print: string;
}

const textOf = ({ person, generation, print }: BoxLabel) => `${person}.${generation}.${print}`;

/** The form of what `pack` makes, for expressions: what callers call `sealed` in data of their own hardly has it. */
export const boxForm = String.raw`[0-9a-f]{32}\.\d+\.[0-9a-f]{12}\.[\w-]+`;

/** JSON, sealed: `<person>.<generation>.<print of the key>.<base64url>`. */
export const pack = (nonces: Nonces, label: BoxLabel, key: Buffer, json: string): string => {
  const context = textOf(label);
  return `${context}.${encrypt(nonces, key, context, json).toString('base64url')}`;
};

export const labelOf = (box: string): BoxLabel => {
  const [person = '', generation, print = ''] = box.split('.', 3);
  return { person, generation: Number(generation), print };
};

export const unpack = (box: string, key: Buffer): unknown => {
  const context = textOf(labelOf(box));
  return JSON.parse(decrypt(key, context, Buffer.from(box.slice(context.length + 1), 'base64url')).toString());
};
