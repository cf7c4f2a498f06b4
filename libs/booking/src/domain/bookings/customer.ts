import type { Stream } from '../deciding/decision.js';

export type CustomerEvent = { type: 'CustomerErased'; data: { customerId: string | null } };

export interface CustomerKey {
  readonly generation: number;
}

export type CustomerStream = Stream<CustomerKey, CustomerEvent>;
