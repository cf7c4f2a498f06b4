/** What the operator asked for cannot be done; the message says why, and the process ends with 1. */
export class Failed extends Error {}
