import type { OperationOptions } from '../http/requests/operation.js';
import { CustomerExportResponse, ErasedCustomerResponse } from './customer.schemas.js';

export const eraseCustomer: OperationOptions = {
  id: 'eraseCustomer',
  summary: 'Make all personal data of a customer permanently unreadable',
  scope: 'admin',
  answers: { 200: ErasedCustomerResponse },
  problems: ['not-found'],
};

export const exportCustomer: OperationOptions = {
  id: 'exportCustomer',
  summary:
    'Read all that is kept of one person: bookings, series, waits, what happened to them, and the mails about them',
  description: 'In pages. Personal data is decrypted; of an erased customer none is left.',
  scope: 'admin',
  answers: { 200: CustomerExportResponse },
  // Of an id that nobody can have; of a customer of whom nothing is kept the export is empty.
  problems: ['not-found'],
  takesQuery: true,
};
