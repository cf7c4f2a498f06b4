/** What the page of a problem says. */
export interface Explanation {
  readonly meaning: string;
  readonly remedy: string;
  readonly example: {
    readonly detail: string;
    /** Of the request that failed; `/v1/bookings` where nothing is said. */
    readonly path?: string;
    readonly members?: Readonly<Record<string, unknown>>;
  };
}

export const sendAgain = 'Send the same request again, with the same idempotency key or id; it cannot happen twice.';
