import type { Pool } from 'pg';
import type { EventLog, Scanned, StoredEvent, World } from '#libs/event-store';
import type { Disabling } from '../endpoint/endpoint.js';
import type { MessageSender } from '../network/sender.js';
import type { Turns } from '../queue/turns.js';
import type { Place, Subscriber } from '../subscriber.js';

/** The log as far as it is told. */
export type ToldLog = Pick<
  EventLog,
  | 'scanShard'
  | 'scanStream'
  | 'end'
  | 'pointAt'
  | 'positionAt'
  | 'revealFollowed'
  | 'sealBeside'
  | 'onAppend'
  | 'onLost'
>;

/** What is told, and in which words. */
export interface Telling {
  /** Whether subscribers are told of it at all. */
  isTold(event: Scanned<StoredEvent>): boolean;
  /** What is sent of an event: its id there, and the body, of what was opened a moment ago. */
  message(event: StoredEvent): { readonly id: string; readonly body: string };
}

/** Instants in milliseconds since the epoch, by the database; all else from the world of the log. */
export interface Clock extends Pick<World, 'monotonic' | 'wall' | 'after' | 'chance' | 'newId'> {
  now(): number;
}

/** What others may want to hear of a subscriber. */
export type News = { readonly place: Place; readonly at: number } & (
  | { readonly type: 'waiting'; readonly until: number }
  | { readonly type: 'disabled'; readonly because: Disabling }
);

export interface DeliveryLogger {
  warn(message: string): void;
  error(message: string): void;
}

/** What all that deliver in one process have in common. */
export interface DeliveryParts {
  readonly log: ToldLog;
  readonly pool: Pool;
  readonly sender: Pick<MessageSender, 'send'>;
  readonly telling: Telling;
  readonly clock: Clock;
  readonly turns: Turns;
  /** What secrets are sealed with. */
  readonly secretsKey: Buffer;
  /** Told before it is recorded, so perhaps twice: it has to be the same then. */
  readonly announce: (news: News) => Promise<void>;
  readonly logger: DeliveryLogger;
}

/** For whom the secret of a subscriber is sealed. */
export const ownerOf = ({ tenant, id }: Pick<Subscriber, 'tenant' | 'id'>): string => `webhook ${tenant}/${id}`;
