import type { OperationOptions } from '../http/requests/operation.js';
import { ErasedCustomerResponse } from './customer.schemas.js';

export const eraseCustomer: OperationOptions = {
  id: 'eraseCustomer',
  summary: 'Make all personal data of a customer permanently unreadable',
  scope: 'admin',
  answers: { 200: ErasedCustomerResponse },
  problems: ['not-found'],
};
