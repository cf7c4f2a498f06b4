/** Whom a command is the first to write about: a customer without an id gets the one that was drawn for it. */
export const newPersons = (
  customer: { readonly id: string | null } | null | undefined,
  drawnId: string,
): readonly string[] => (customer && customer.id === null ? [drawnId] : []);
