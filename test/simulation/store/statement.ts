import type { Said } from './server-error.js';
import type { Transaction } from './state.js';
import type { Store } from './store.js';

/** One statement as the server has it: the rows that it locks first, and what it answers then, all at once. */
export interface Statement {
  readonly locks?: (values: readonly unknown[]) => readonly string[];
  readonly run: (transaction: Transaction, values: readonly unknown[], store: Store) => readonly Said[];
}

/** The values are what whoever sends the statement says that they are. */
export const says = <Values extends readonly unknown[]>(
  run: (transaction: Transaction, values: Values, store: Store) => readonly object[],
  locks?: (values: Values) => readonly string[],
): Statement => ({
  run: (transaction, values, store) => run(transaction, values as Values, store) as readonly Said[],
  ...(locks && { locks: (values: readonly unknown[]) => locks(values as Values) }),
});
