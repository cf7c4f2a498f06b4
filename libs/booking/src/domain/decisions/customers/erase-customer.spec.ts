import { given } from '#test/rules/given';
import type { CustomerStream } from '../../bookings/customer.js';
import { append, type Read } from '../../deciding/decision.js';
import { eraseCustomer } from './erase-customer.js';

const ada: CustomerStream = {
  name: 'customer/hash-of-ada',
  initial: { generation: 0 },
  evolve: (_, { event, version }) => ({ generation: event.type === 'CustomerErased' ? 0 : version }),
};

const keyDrawn = { stream: ada, type: 'CustomerKeyDrawn', data: { print: '3f9a1c02b7de' } };
const erased = append(ada, { type: 'CustomerErased', data: { customerId: 'cus_ada' } });
const erase = (read: Read) => eraseCustomer(read, 'cus_ada', ada);

it('somebody who has been here can be erased', () => {
  given(keyDrawn).when(erase).thenEvents(erased);
});

it('somebody who is erased already is not erased again', () => {
  given(keyDrawn, erased).when(erase).thenNothing();
});

it('somebody who came again is erased again', () => {
  given(keyDrawn, erased, keyDrawn).when(erase).thenEvents(erased);
});

it('nobody who was never here can be erased', () => {
  given()
    .when(erase)
    .thenRefused('not-found', { subject: { kind: 'customer', id: 'cus_ada' }, pointer: '/customerId' });
});
