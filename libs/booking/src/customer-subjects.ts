import type { Naming, Subjects } from '#libs/event-store';

/** Customers as the log knows them: whose data is sealed, and who can be erased. Keys of 32 bytes each. */
export const customerSubjects = (wrappingKey: Buffer, namingKey: Buffer): Subjects => ({
  category: 'customer',
  keyDrawn: 'CustomerKeyDrawn',
  erased: 'CustomerErased',
  wrappingKey,
  namingKey,
});

/** Whose a booking is: the event that makes it says so, and each that gives it to somebody else. */
export const customerNaming: Naming = { path: 'customer.id', categories: ['booking'] };
