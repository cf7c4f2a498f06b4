import type { Subscriber } from '../subscriber.js';

/** What is kept of a subscriber says whose it is. */
interface Owned {
  readonly tenant: string;
  readonly subscriber: string;
}

/** One among those of a shard. */
export const keyOf = ({ tenant, id }: Pick<Subscriber, 'tenant' | 'id'>): string => `${tenant}/${id}`;

export const isOf = ({ tenant, id }: Subscriber, owned: Owned): boolean =>
  owned.tenant === tenant && owned.subscriber === id;

export const withoutOwner = <Kept extends Owned>({ tenant: _tenant, subscriber: _subscriber, ...rest }: Kept) => rest;
