import { decrypt, encrypt } from './cipher.js';

/** Whose box it is, and of which of that person's keys: the hash in the name of the stream, the key's generation. */
export interface BoxLabel {
  readonly person: string;
  readonly generation: number;
}

const textOf = ({ person, generation }: BoxLabel) => `${person}.${generation}`;

/** A value as JSON, sealed: `<person>.<generation>.<base64url>`. */
export const pack = (label: BoxLabel, key: Buffer, value: unknown): string => {
  const context = textOf(label);
  return `${context}.${encrypt(key, context, JSON.stringify(value)).toString('base64url')}`;
};

export const labelOf = (box: string): BoxLabel => {
  const [person = '', generation] = box.split('.', 2);
  return { person, generation: Number(generation) };
};

export const unpack = (box: string, key: Buffer): unknown => {
  const context = textOf(labelOf(box));
  return JSON.parse(decrypt(key, context, Buffer.from(box.slice(context.length + 1), 'base64url')).toString());
};
