import type { Customer } from './customer.js';

/** There where whoever wrote an event wants nobody to be written to because of it. */
export interface Quietly {
  readonly notify?: false | undefined;
}

/** An end, and whether whom the booking is for is told the reason of it. */
export interface TellingWhy extends Quietly {
  readonly reason: string | null;
  readonly tellReason?: true | undefined;
}

/** What is asked for where something is ended. */
export interface EndRequest {
  readonly reason: string | null;
  readonly notify?: boolean | undefined;
  readonly tellReason?: boolean | undefined;
}

interface Told {
  readonly version: number;
  readonly sequence: number;
  readonly customer: Customer | null;
  readonly quietAfter?: number;
}

/** As an event says it: nothing where all may know. */
export const quietly = (notify: boolean | undefined): Quietly => (notify === false ? { notify } : {});

export const endOf = ({ reason, notify, tellReason }: EndRequest): TellingWhy => ({
  reason,
  ...quietly(notify),
  ...(tellReason && { tellReason }),
});

/**
 * Since when all that anybody could be told of was written quietly. What changes neither the appointment nor whose it is
 * leaves that as it was.
 */
export const quietAfter = (before: Told | null, now: Told, { notify }: Quietly): Pick<Told, 'quietAfter'> => {
  const known = before?.quietAfter;
  const isTheSame = before?.sequence === now.sequence && before.customer === now.customer;
  if (isTheSame && notify !== false) return known === undefined ? {} : { quietAfter: known };
  return notify === false ? { quietAfter: known ?? before?.version ?? 0 } : {};
};
