import { Dice } from '#test/fuzz/dice';
import { operationsOf } from '#test/fuzz/requests';
import type { App } from '#test/harness/apps/start-app';
import type { Part } from '#test/openapi/resolve';
import { type Attempt, Attempts } from './attempts.js';
import { Bystander } from './bystander.js';
import { countHolds, type HoldEvent } from './count-holds.js';
import { Findings } from './findings.js';
import { Hoarder } from './hoarder.js';
import { findIntruders } from './intruders.js';
import { judgeAnswer } from './judge-answer.js';
import { Known } from './known.js';
import { Desk } from './scene/desk.js';
import type { House } from './scene/house.js';
import { alwaysOpen } from './scene/rooms.js';
import { sendRaw } from './send-raw.js';
import type { Words } from './words.js';

const atOnce = 8;

interface Limits {
  /** Live holds of one key at one network. */
  readonly cap: number;
  /** Milliseconds for an answer. */
  readonly patience: number;
}

/** An attack under way on two houses of one API, and what came of it. */
export class Attack {
  readonly findings = new Findings();
  readonly statuses: Record<string, number> = {};
  sent = 0;
  #attempts: Attempts | undefined;
  readonly #known: Known;
  #hoarders: readonly Hoarder[] = [];
  #bystander: Bystander | undefined;

  constructor(
    private readonly app: Pick<App, 'url' | 'key'>,
    private readonly words: Words,
    houses: readonly House[],
    private readonly seed: number,
    private readonly limits: Limits,
  ) {
    this.#known = new Known(houses);
  }

  async run(until: AbortSignal): Promise<void> {
    const { url } = this.app;
    const document = (await (await fetch(`${url}/openapi.json`)).json()) as Part;
    this.#attempts = new Attempts(document, operationsOf(document), this.#known, new URL(url).host, this.seed);
    await this.#openForOthers();
    const attackers = Array.from({ length: atOnce }, () => this.#attack(this.#attempts!, until));
    await Promise.all([...attackers, ...this.#hoarders.map((each) => each.work(until)), this.#bystander!.work(until)]);
  }

  async #openForOthers(): Promise<void> {
    const { url, key } = this.app;
    const desk = new Desk(url, key);
    const open = async (name: string, capacity: number) => {
      const { id: calendarId } = await desk.make('calendars', {
        name,
        timeZone: 'UTC',
        capacity,
        openingHours: alwaysOpen,
      });
      const service = { name, durations: [30], uses: [{ calendarId }], offerMinutes: 1, horizonDays: 90 };
      return (await desk.make('services', service)).id as string;
    };
    const keys = await Promise.all(
      [0, 1].map(async () => (await desk.make('api-keys', { kind: 'public' })).key as string),
    );
    const within = (network: string) => (dice: Dice) => `${network}${dice.below(65_535).toString(16)}`;
    const places = [
      { key: keys[0]!, addressOf: within('2001:db8:1:2::') },
      { key: keys[0]!, addressOf: () => '203.0.113.7' },
      { key: keys[1]!, addressOf: within('2001:db8:1:2:ffff::') },
    ];
    const serviceId = await open('Hoarded', 2);
    this.#hoarders = places.map(
      (place, at) => new Hoarder(`hoarder-${at}`, this.seed + at, { url, serviceId, ...place }),
    );
    const own = (what: string) => this.words.new('default', 'person', `paul's ${what}`, 'paul');
    const paul = { name: own('name'), email: `${own('address')}@example.com` };
    this.#bystander = new Bystander(url, key, await open('Quiet', 50), paul, this.limits.patience);
  }

  async #attack(attempts: Attempts, until: AbortSignal): Promise<void> {
    while (!until.aborted) {
      const attempt = attempts.make(this.sent++);
      await this.#try(attempt);
    }
  }

  async #try({ number, by, operation, spelling, request }: Attempt): Promise<void> {
    if (!['GET', 'HEAD'].includes(request.method)) this.words.sent(`${request.path} ${request.body ?? ''}`, by);
    const what = `#${number} ${operation.id} ${spelling}: ${request.method} ${request.path.slice(0, 300)}`;
    try {
      const answer = await sendRaw(new URL(this.app.url).host, request, this.limits.patience);
      this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1;
      for (const { finding, seen } of judgeAnswer(this.words, { by, ...request }, answer))
        this.findings.add(finding, `${what} → ${answer.status}: ${seen}`);
    } catch (error) {
      this.findings.add(`${by.name}: ${error}`, what);
    }
  }

  /** What the feed says of it, once it is over. */
  async judgeAfterwards(): Promise<string> {
    const desk = new Desk(this.app.url, this.app.key);
    const events: HoldEvent[] = [];
    for (let after = ''; ; ) {
      const { items, nextCursor } = await desk.ask('GET', `events?limit=1000${after}`);
      events.push(...items);
      if (nextCursor === null) break;
      after = `&after=${encodeURIComponent(nextCursor)}`;
    }
    const { most, wrong } = countHolds(events, this.limits.cap, (id) => /^hoarder-\d/.exec(id)?.[0] ?? null);
    const idle = this.#hoarders.filter(({ name }) => (most[name] ?? 0) < this.limits.cap);
    const bystander = this.#bystander!;
    const afterwards = [
      ...wrong,
      ...findIntruders(events, this.words, this.#known.callers),
      ...bystander.wrong,
      ...(bystander.answered === 0 ? ['the bystander was never answered'] : []),
      ...idle.map(({ name }) => `${name} has not come to the cap, so nothing was tried: ${most[name] ?? 0}`),
    ];
    for (const finding of afterwards) this.findings.add(finding);
    const told = Object.entries(this.statuses).map(([status, count]) => `${status} ${count}`);
    return [
      `${this.sent} requests, of ${this.#attempts!.planned} after which all was tried plainly: ${told.join(', ')}`,
      ...this.#hoarders.map(({ name, tally }) => `${name}: held ${most[name] ?? 0} at once; ${JSON.stringify(tally)}`),
      `bystander: ${bystander.answered} requests, ${bystander.wrong.length} of them not as it should be`,
    ].join('\n');
  }
}
