import type { CustomerStream } from '../../bookings/customer.js';
import { append, type Decision, nothing, type Read } from '../../deciding/decision.js';
import { Refused } from '../../deciding/refused.js';

export const eraseCustomer = (read: Read, id: string, stream: CustomerStream): Decision => {
  const { state, version } = read(stream);
  if (version === 0) throw new Refused('not-found', { subject: { kind: 'customer', id }, pointer: '/customerId' });
  if (state.generation === 0) return nothing;
  return { events: [append(stream, { type: 'CustomerErased', data: { customerId: id } })], until: nothing.until };
};
