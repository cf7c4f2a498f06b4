/** How values are spread: a few additions for each, and no memory but the counts. */
export class Histogram {
  readonly #counts: Float64Array;
  #sum = 0;

  /** @param bounds ascending; a value counts in the first that it does not exceed */
  constructor(readonly bounds: readonly number[]) {
    this.#counts = new Float64Array(bounds.length + 1);
  }

  observe(value: number): void {
    let at = 0;
    while (at < this.bounds.length && value > this.bounds[at]!) at += 1;
    this.#counts[at]! += 1;
    this.#sum += value;
  }

  /** Its lines in the text format of Prometheus. */
  lines(name: string, labels = ''): string[] {
    const among = labels && `${labels},`;
    let count = 0;
    const buckets = [...this.bounds, '+Inf'].map((bound, at) => {
      count += this.#counts[at]!;
      return `${name}_bucket{${among}le="${bound}"} ${count}`;
    });
    const own = labels && `{${labels}}`;
    return [...buckets, `${name}_sum${own} ${this.#sum}`, `${name}_count${own} ${count}`];
  }
}
