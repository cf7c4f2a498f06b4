import { createHmac } from 'node:crypto';
import { decrypt, encrypt, Nonces, type World } from '#libs/event-store';

/** A secret as it is kept: nobody reads it without the key that sealed it. */
export interface KeptSecret {
  readonly sealed: Buffer;
  /** Until when it signs, in milliseconds since the epoch; null: for as long as there is no newer one. */
  readonly endsAt: number | null;
}

const prefix = 'whsec_';
const secretBytes = 32;

export const newSecret = ({ secret }: Pick<World, 'secret'>): Buffer => secret(secretBytes);

/** The one that an idempotency key stands for, so that nothing has to be kept for a repetition: the same each time. */
export const secretUnder = (key: Buffer, owner: string, idempotencyKey: string): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify(['secret', owner, idempotencyKey]))
    .digest();

/** As it is shown and given to a receiver's library. */
export const secretText = (secret: Buffer): string => `${prefix}${secret.toString('base64')}`;

/** `owner`: whose secret it is; sealed for one, it opens for no other. */
export const sealSecret = (world: Pick<World, 'secret'>, key: Buffer, owner: string, secret: Buffer): Buffer =>
  encrypt(new Nonces(world.secret), key, owner, secret);

export const openSecret = (key: Buffer, owner: string, sealed: Buffer): Buffer => decrypt(key, owner, sealed);

/** Those that sign at an instant, the newest first. */
export const secretsAt = (kept: readonly KeptSecret[], now: number): KeptSecret[] =>
  kept.filter(({ endsAt }) => endsAt === null || endsAt > now);

/** How long secrets that sign no more are remembered, in milliseconds, and how many at most; idempotency keys live as long. */
const rememberedFor = 7 * 86_400_000;
const rememberedAtMost = 20;

/**
 * With a new secret. The one before signs too until `endsAt`; one before that no more: two at most. Those that sign no more are
 * remembered, so that an old request that is repeated does not bring one of them back.
 */
export const rotated = (kept: readonly KeptSecret[], sealed: Buffer, now: number, endsAt: number): KeptSecret[] => {
  const [before] = secretsAt(kept, now);
  const until = (each: KeptSecret) => Math.min(each.endsAt ?? endsAt, each === before ? endsAt : now);
  const old = kept
    .map((each) => ({ ...each, endsAt: until(each) }))
    .filter((each) => each.endsAt > now - rememberedFor);
  return [{ sealed, endsAt: null }, ...old].slice(0, rememberedAtMost);
};
