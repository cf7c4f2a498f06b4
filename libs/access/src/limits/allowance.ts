/** How much somebody may do: `points` within `seconds`, which begin with the first of them. */
export interface Allowance {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/** Where somebody stands. `resetMs`: until the points are full again, in milliseconds. */
export interface Standing {
  readonly isWithin: boolean;
  readonly remaining: number;
  readonly resetMs: number;
}
