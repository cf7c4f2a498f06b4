import type { Disabling, Endpoint, Wait } from './endpoint/endpoint.js';
import type { KeptSecret } from './signing/secrets.js';

/** Where a subscriber lives among all. */
export interface Place {
  readonly shard: number;
  readonly tenant: string;
  readonly id: string;
}

/** Who is told, of what, and where. Instants are milliseconds since the epoch. */
export interface Subscriber extends Place {
  readonly url: string;
  /** Types of events; null: all. */
  readonly types: readonly string[] | null;
  /** First parts of streams' names; null: all. */
  readonly kinds: readonly string[] | null;
  readonly description: string | null;
  readonly secrets: readonly KeptSecret[];
  readonly status: Endpoint['status'];
  readonly disabledBecause: Disabling | null;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly revision: number;
  readonly lastReset: number | null;
  readonly isDeleted: boolean;
}

/** The same with what there is to know of how it goes. */
export interface SubscriberReport extends Subscriber {
  readonly wait: Wait | null;
  /** Events of its shard that it has not been told of, those included that it does not want. */
  readonly lag: number;
  readonly parked: number;
}
