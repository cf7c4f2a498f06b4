import { createHash } from 'node:crypto';
import type { Envelope } from '#libs/event-store';

/** Looks at what is known of a shard and issues the commands that are due. */
export interface Policy {
  readonly name: string;
  /** At the database's time `now`. Returns whether there may be more to do at once. */
  act(shard: number, now: number): Promise<boolean>;
}

/**
 * In the name of a policy. The command's id is made of the policy, of what it is about and of how far that had come: two
 * runners that see the same send the same command, and it is carried out once.
 */
export const policyEnvelope = (policy: string, tenant: string, about: string, at: number): Envelope => {
  const commandId = uuidOf(`${policy} ${tenant} ${about} ${at}`);
  return { tenant, commandId, actor: `policy/${policy}`, correlationId: commandId };
};

/** A UUID of version 8 (RFC 9562): the first bits of a hash. */
const uuidOf = (text: string) => {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
