/** What the operator asked for cannot be done; the message says why, and the process ends with 1. */
export class Failed extends Error {}

/** What the process ends with where it was looked for something wrong and there is: everything else went well. */
export const foundWrong = 2;
