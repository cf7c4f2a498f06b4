import type { Read, Seen, Stream } from '../deciding/decision.js';

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  /** BCP 47 and IANA: the language and zone of what is sent to them, where they have said so. */
  readonly locale?: string;
  readonly timeZone?: string;
  readonly erased?: true;
}

/** There where an event gives a booking to somebody else than it was of before. */
export interface HandingOn {
  readonly handedOn?: true | undefined;
}

export type CustomerEvent = { type: 'CustomerErased'; data: { customerId: string | null } };

export interface CustomerKey {
  readonly generation: number;
}

export type CustomerStream = Stream<CustomerKey, CustomerEvent>;

/**
 * Sees that somebody was erased, wherever that happened: a process that has seen the key goes on opening what it sealed, and
 * what keeps its box is not sealed anew. So whose key opens a stream of that kind is expected to have it still.
 */
export const seeingErased = (
  read: Read,
  kind: 'booking' | 'waitlist-entry',
  personOf: (customerId: string) => CustomerStream,
): Read => {
  const look = <State, Event>(stream: Stream<State, Event>): Seen<State> => {
    const seen = read(stream);
    if (!stream.name.startsWith(`${kind}/`) || seen.isUnreadable) return seen;
    const { customer } = (seen.state ?? {}) as { readonly customer?: Customer | null };
    if (!customer || customer.erased || !isGone(read(personOf(customer.id)))) return seen;
    return { ...seen, state: { ...seen.state, customer: { ...nobody, id: customer.id } } };
  };
  return Object.assign(look, { all: read.all, hint: read.hint, prefetch: read.prefetch, range: read.range });
};

const isGone = ({ version, state }: Seen<CustomerKey>) => version > 0 && state.generation === 0;

const nobody = { name: null, email: null, phone: null, erased: true };
