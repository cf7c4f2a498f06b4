import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Call, Command } from '#test/checker/history';
import { now } from '#test/harness/running-clock';
import { Met } from '#test/sometimes/met';
import { type Body, type Heard, isDone, isOpen } from './heard.js';
import { toldBy } from './told.js';

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

  /** All codes that were answered with. */
  get met(): Met {
    const met = new Met();
    for (const [code, times] of [...Object.entries(this.refused), ...Object.entries(this.open)])
      met.meet('code', code, times);
    return met;
  }

  hear(command: Command, heard: Heard): void {
    const [counts, name] = isDone(heard)
      ? [this.done, command.what]
      : [isOpen(heard) ? this.open : this.refused, heard.body.code ?? `${heard.status}`];
    counts[name] = (counts[name] ?? 0) + 1;
  }
}

/** How long a client waits for an answer before it asks elsewhere, and after being told to come again; milliseconds. */
const patience = 4_000;
const pause = 100;

/** Sends what is wished, again and with the same key whenever the answer is lost, to whichever process comes to mind. */
export class Sender {
  /** Every attempt, with what came of it. */
  readonly calls: Call[] = [];
  /** Where what was acknowledged stands, in the order of the answers. */
  readonly positions: string[] = [];
  readonly #attempts = new Map<string, number>();

  constructor(
    private readonly addresses: () => readonly (string | undefined)[],
    private readonly key: string,
    private readonly figures: Figures,
    /** Nothing is sent again any more. */
    private readonly givesUp: AbortSignal,
  ) {}

  /** The answer that decides it; null where nobody gave one. */
  async persist(command: Command, request: Request, at: number): Promise<Heard | null> {
    for (let turn = at; !this.givesUp.aborted; turn += 1) {
      const heard = await this.try(command, request, turn);
      if (heard && !isOpen(heard)) return heard;
      await sleep(pause);
    }
    return null;
  }

  /** One attempt; null where the answer is lost. */
  async try(command: Command, { method, path, body: asked }: Request, at: number): Promise<Heard | null> {
    const addresses = this.addresses();
    const url = addresses[at % addresses.length];
    if (url === undefined) return null;
    const attempt = (this.#attempts.get(command.id) ?? 0) + 1;
    this.#attempts.set(command.id, attempt);
    this.figures.sent += 1;
    if (attempt > 1) this.figures.repeats += 1;
    const headers = {
      Authorization: `Bearer ${this.key}`,
      'X-Request-Id': `${command.id}.${attempt}`,
      ...(method === 'POST' && { 'Content-Type': 'application/json', 'Idempotency-Key': command.id }),
    };
    const process = command.id.replace(/-\d+$/, '');
    const asking = {
      process,
      tenant: 'default',
      call: `${command.id}.${attempt}`,
      command,
      at: now().epochMilliseconds,
    };
    const note = (until: number | null, answer: Answer) => void this.calls.push({ ...asking, until, answer });
    try {
      const signal = AbortSignal.timeout(patience);
      const content = asked === undefined ? {} : { body: JSON.stringify(asked) };
      const response = await fetch(url + path, { method, headers, signal, ...content });
      if (!/json/.test(response.headers.get('Content-Type') ?? '')) {
        this.figures.pages[response.status] = (this.figures.pages[response.status] ?? 0) + 1;
        await response.body?.cancel();
        note(null, { kind: 'unknown' });
        return null;
      }
      if (response.headers.has('Idempotency-Replayed')) this.figures.known += 1;
      const body = (await response.json()) as Body;
      const heard = { status: response.status, body };
      note(now().epochMilliseconds, toldBy(heard, command.wanted));
      if (isDone(heard)) this.positions.push(body.position!);
      this.figures.hear(command, heard);
      return heard;
    } catch {
      note(null, { kind: 'unknown' });
      this.figures.lost += 1;
      return null;
    }
  }
}
