import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '#test/harness/running-clock';
import { type Body, type Heard, isDone, isOpen, type Wish } from '#test/judge/wish';

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
}

/** What became of all requests. */
export class Figures {
  sent = 0;
  repeats = 0;
  /** Answers that never came: refused, cut off, or waited for in vain. */
  lost = 0;
  /** Pages of a proxy's own, by their status: what came of the request nobody knows, as where an answer is lost. */
  readonly pages: Record<string, number> = {};
  /** Answers that were stored before: the request was done already. */
  known = 0;
  readonly done: Record<string, number> = {};
  readonly refused: Record<string, number> = {};
  readonly open: Record<string, number> = {};

  hear(wish: Wish, heard: Heard): void {
    const [counts, name] = isDone(heard)
      ? [this.done, wish.what]
      : [isOpen(heard) ? this.open : this.refused, heard.body.code ?? `${heard.status}`];
    counts[name] = (counts[name] ?? 0) + 1;
  }
}

/** How long a client waits for an answer before it asks elsewhere, and after being told to come again; milliseconds. */
const patience = 4_000;
const pause = 100;

/** Sends what is wished, again and with the same key whenever the answer is lost, to whichever process comes to mind. */
export class Sender {
  readonly #attempts = new Map<string, number>();

  constructor(
    private readonly addresses: () => readonly (string | undefined)[],
    private readonly key: string,
    private readonly figures: Figures,
    /** Nothing is sent again any more. */
    private readonly givesUp: AbortSignal,
  ) {}

  /** The answer that decides it; null where nobody gave one. */
  async persist(wish: Wish, request: Request, at: number): Promise<Heard | null> {
    for (let turn = at; !this.givesUp.aborted; turn += 1) {
      const heard = await this.try(wish, request, turn);
      if (heard && !isOpen(heard)) return heard;
      await sleep(pause);
    }
    return null;
  }

  /** One attempt; null where the answer is lost. */
  async try(wish: Wish, { method, path, body: asked }: Request, at: number): Promise<Heard | null> {
    const addresses = this.addresses();
    const url = addresses[at % addresses.length];
    if (url === undefined) return null;
    const attempt = (this.#attempts.get(wish.id) ?? 0) + 1;
    this.#attempts.set(wish.id, attempt);
    this.figures.sent += 1;
    if (attempt > 1) this.figures.repeats += 1;
    const headers = {
      Authorization: `Bearer ${this.key}`,
      'X-Request-Id': `${wish.id}.${attempt}`,
      ...(method === 'POST' && { 'Content-Type': 'application/json', 'Idempotency-Key': wish.id }),
    };
    const sentAt = now().epochMilliseconds;
    try {
      const signal = AbortSignal.timeout(patience);
      const content = asked === undefined ? {} : { body: JSON.stringify(asked) };
      const response = await fetch(url + path, { method, headers, signal, ...content });
      if (!/json/.test(response.headers.get('Content-Type') ?? '')) {
        this.figures.pages[response.status] = (this.figures.pages[response.status] ?? 0) + 1;
        await response.body?.cancel();
        return null;
      }
      if (response.headers.has('Idempotency-Replayed')) this.figures.known += 1;
      const body = (await response.json()) as Body;
      const heard = { status: response.status, body, sentAt, heardAt: now().epochMilliseconds };
      wish.answers.push(heard);
      this.figures.hear(wish, heard);
      return heard;
    } catch {
      this.figures.lost += 1;
      return null;
    }
  }
}
