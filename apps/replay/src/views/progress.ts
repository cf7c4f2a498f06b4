const width = 24;
const number = new Intl.NumberFormat('en');

/** Between two lines where nobody watches, in milliseconds, and between two looks where somebody does. */
const [everyLine, everyLook] = [5_000, 100];

/**
 * How far a long job is, on stderr: on a terminal one line with a bar, the rate and the time left, in a pipe a plain line
 * now and then.
 */
export class Progress {
  readonly #began = performance.now();
  readonly #watched = process.stderr.isTTY === true;
  #toldAt = performance.now();
  #done = 0;
  #note = '';

  constructor(
    private readonly what: string,
    private total: number,
    private readonly silent = false,
  ) {}

  /** `total` and `note` where they have changed. */
  add(events: number, { total = this.total, note = this.#note } = {}): void {
    this.#done += events;
    this.total = total;
    this.#note = note;
    if (performance.now() - this.#toldAt >= (this.#watched ? everyLook : everyLine)) this.#tell();
  }

  /** Ends the line; returns events per second. */
  end(): number {
    if (this.#watched && !this.silent) process.stderr.write('\r\u001b[K');
    return this.#rate;
  }

  get #rate() {
    return Math.round(this.#done / Math.max((performance.now() - this.#began) / 1_000, 0.001));
  }

  #tell(): void {
    this.#toldAt = performance.now();
    if (this.silent) return;
    const share = Math.min(1, this.#done / Math.max(this.total, 1));
    const left = this.#rate === 0 ? '' : `, ${Math.ceil((this.total - this.#done) / this.#rate)} s left`;
    const counts = `${number.format(this.#done)} of ${number.format(this.total)}, ${number.format(this.#rate)}/s${left}${this.#note && ` (${this.#note})`}`;
    if (!this.#watched) return void process.stderr.write(`${this.what}: ${counts}\n`);
    const full = Math.round(share * width);
    process.stderr.write(`\r\u001b[K${this.what} ${'█'.repeat(full)}${'░'.repeat(width - full)} ${counts}`);
  }
}
