import { hash } from 'node:crypto';
import type { Place } from '../sql/told-letters.js';
import type { Said } from './told-letter.js';

interface Identified {
  readonly place: Place;
  readonly audience: string;
  /** A keyed hash of whom it goes to. */
  readonly recipient: string;
  readonly said: Said;
  readonly version: number;
  readonly sequence: number;
  readonly domain: string;
}

/**
 * The same for a letter each time it is sent, and no other letter's. After a restore sequences and versions come again, with something
 * else to tell: by what is told, a new letter does not have the id of a lost one, which mail programs would throw away.
 */
export const messageIdOf = ({ place, audience, recipient, said, version, sequence, domain }: Identified): string => {
  const { tenant, subject } = place;
  const told = JSON.stringify([tenant, subject, audience, recipient, version, said]);
  return `${hash('sha256', told).slice(0, 32)}.${sequence}@${domain}`;
};
