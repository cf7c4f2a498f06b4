import type { OperationOptions } from '../http/requests/operation.js';
import { describeOperation, type Operation } from './describe-operation.js';

const described = (more: Partial<OperationOptions> = {}) => {
  const operation: Operation = { operationId: '' };
  const options = { id: 'old', summary: 'Do it the old way', scope: 'none', answers: { 204: null }, ...more } as const;
  describeOperation(operation, options, { path: '/v1/bookings', method: 'post', edition: '3.1', purpose: 'programs' });
  return operation;
};

it('the deprecation of a route stands in the document, from the same declaration as its headers', () => {
  const deprecated = { since: '2027-03-01T00:00:00Z', instead: 'https://booking.example.com/docs/moving' };
  expect(described({ deprecated })).toMatchObject({ operationId: 'old', deprecated: true });
  expect(described()).not.toHaveProperty('deprecated');
});
