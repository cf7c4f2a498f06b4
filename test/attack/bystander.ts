import { daysFromToday } from '#test/harness/running-clock';

/** Somebody well-behaved in the same house, who wants to be answered while others attack. */
export class Bystander {
  answered = 0;
  readonly wrong: string[] = [];
  #turn = 0;

  constructor(
    private readonly url: string,
    private readonly key: string,
    private readonly serviceId: string,
    /** Words of its own, which attackers would hear of. */
    private readonly customer: { readonly name: string; readonly email: string },
    /** Milliseconds after which nobody waits any longer. */
    private readonly patience: number,
  ) {}

  /** Looks, books, reads what was booked, and gives it back: again and again. */
  async work(until: AbortSignal): Promise<void> {
    while (!until.aborted) {
      this.#turn += 1;
      const day = daysFromToday(2 + (this.#turn % 20));
      const start = day
        .add({ hours: this.#turn % 24 })
        .toInstant()
        .toString();
      const range = `from=${day.toInstant()}&to=${day.add({ days: 1 }).toInstant()}`;
      await this.#ask('GET', `/v1/services/${this.serviceId}/slots?${range}`, [200]);
      const wish = { serviceId: this.serviceId, start, customer: this.customer };
      const booked = await this.#ask('POST', '/v1/bookings', [201], wish);
      if (!booked) continue;
      const path = `/v1/bookings/${booked.id}`;
      await this.#ask('GET', path, [200]);
      await this.#ask('POST', `${path}/cancel`, [200], { expectedVersion: booked.version });
    }
  }

  async #ask(method: string, path: string, wanted: readonly number[], body?: object) {
    const headers = {
      Authorization: `Bearer ${this.key}`,
      ...(body && { 'Content-Type': 'application/json', 'Idempotency-Key': `bystander-${this.#turn}-${path}` }),
    };
    const signal = AbortSignal.timeout(this.patience);
    try {
      const response = await fetch(this.url + path, {
        method,
        headers,
        signal,
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      this.answered += 1;
      if (wanted.includes(response.status)) return JSON.parse(text);
      this.wrong.push(`a bystander's ${method} ${path} was answered ${response.status}: ${text.slice(0, 200)}`);
    } catch (error) {
      this.wrong.push(`a bystander's ${method} ${path} was not answered within ${this.patience} ms: ${error}`);
    }
    return null;
  }
}
