/** Begins a piece of work, and returns whether there was any. */
type Begin = () => boolean;

interface Line {
  readonly waiting: Set<Begin>;
  busy: number;
}

/** How much goes on at once; who may go next is decided by turns among tenants, and among what one tenant has by turns again. */
export class Turns {
  readonly #lines = new Map<string, Line>();
  #busy = 0;

  constructor(
    private readonly inAll: number,
    private readonly perTenant: number,
  ) {}

  /** `begin` has something to do, perhaps several times over: it is called as often as there is room, until it has not. */
  want(tenant: string, begin: Begin): void {
    this.#lineOf(tenant).waiting.add(begin);
    this.#grant();
  }

  /** A piece of work is over. */
  done(tenant: string): void {
    this.#busy -= 1;
    const line = this.#lineOf(tenant);
    line.busy -= 1;
    this.#forgetEmpty(tenant, line);
    this.#grant();
  }

  get busy(): number {
    return this.#busy;
  }

  /** Those who want something, or have something under way. */
  get tenants(): number {
    return this.#lines.size;
  }

  #lineOf(tenant: string): Line {
    const known = this.#lines.get(tenant);
    if (known) return known;
    const line = { waiting: new Set<Begin>(), busy: 0 };
    this.#lines.set(tenant, line);
    return line;
  }

  /** One for each tenant in each round; who has had a turn goes to the end of both lines. */
  #grant(): void {
    for (let isIdle = false; !isIdle && this.#busy < this.inAll; ) {
      isIdle = true;
      for (const [tenant, line] of [...this.#lines]) {
        if (this.#busy >= this.inAll || line.busy >= this.perTenant) continue;
        if (!this.#beginOne(line)) {
          this.#forgetEmpty(tenant, line);
          continue;
        }
        isIdle = false;
        this.#lines.delete(tenant);
        this.#lines.set(tenant, line);
      }
    }
  }

  #beginOne(line: Line): boolean {
    for (const begin of [...line.waiting]) {
      line.waiting.delete(begin);
      if (!begin()) continue;
      line.waiting.add(begin);
      line.busy += 1;
      this.#busy += 1;
      return true;
    }
    return false;
  }

  #forgetEmpty(tenant: string, { waiting, busy }: Line): void {
    if (waiting.size === 0 && busy === 0) this.#lines.delete(tenant);
  }
}
