import type { Subjects } from '#libs/event-store';

/** Customers as the log knows them: whose data is sealed, and who can be erased. Keys of 32 bytes each. */
export const customerSubjects = (wrappingKey: Buffer, namingKey: Buffer): Subjects => ({
  category: 'customer',
  keyDrawn: 'CustomerKeyDrawn',
  erased: 'CustomerErased',
  wrappingKey,
  namingKey,
});
