import { createHash } from 'node:crypto';
import type { Envelope } from '#libs/event-store';

/** Where what goes wrong is written down; a Nest logger is one. */
export interface PolicyLogger {
  warn(message: string): void;
  error(message: string): void;
}

/** What a policy acts on: one thing of one tenant. */
export interface PolicyItem {
  readonly tenant: string;
  /** Its id, among those of the policy. */
  readonly id: string;
}

/** How an item is called among all of a shard: no tenant has a space in its name. */
export const itemName = ({ tenant, id }: PolicyItem): string => `${tenant} ${id}`;

/** Does what concerns a part of an item, so that its failure pauses that part and neither the rest nor the item. */
export type AttemptPart = (part: string, work: () => Promise<boolean>) => Promise<boolean>;

/** Looks at what is known of a shard and issues the commands that are due. */
export interface Policy<Item extends PolicyItem = PolicyItem> {
  readonly name: string;
  /** Items acted on at the same time. */
  readonly abreast: number;
  /** Some of what is due at the database's time `now`, without the `paused`, by their names. */
  find(shard: number, now: number, paused: readonly string[]): Promise<readonly Item[]>;
  /** Returns whether it did something new: there may be more to do at once. */
  act(shard: number, item: Item, now: number, attempt: AttemptPart): Promise<boolean>;
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
