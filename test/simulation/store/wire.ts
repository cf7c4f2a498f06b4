/** Where time passes as somebody says. */
interface Time {
  readonly now: number;
  after(milliseconds: number, run: () => void): () => void;
}

/** What becomes of something that is sent; neither: it is heard, and answered. */
export interface Journey {
  readonly takes: number;
  /** It does not arrive, nor does anything behind it. */
  readonly isLost: boolean;
  /** Its answer does not come through, nor does any behind it. */
  readonly isUnheard: boolean;
}

interface Call<Asked, Answer> {
  readonly asked: Asked;
  readonly heard: (answer: Answer) => void;
  readonly failed: (error: Error) => void;
  readonly isUnheard: boolean;
}

interface Server<Asked, Answer> {
  /** Answers one thing at a time, in the order in which they arrived. */
  serve(asked: Asked, done: (answer: Answer | Error) => void): void;
  /** Nothing else has arrived. */
  idle(): void;
  /** How long an answer takes to come back. */
  back(): number;
  /** The client hears of something, as soon as it can. */
  told(what: () => void): void;
}

/**
 * The way between a client and its server. Pipelined: what is asked while another answer is due is on its way too; what is
 * sent, there or back, arrives in its order, or nothing more does.
 */
export class Wire<Asked, Answer> {
  readonly #unanswered: Call<Asked, Answer>[] = [];
  readonly #arrived: Call<Asked, Answer>[] = [];
  /** When what was sent last arrives. */
  readonly #arrivals = { there: 0, back: 0 };
  readonly #isCut = { there: false, back: false };
  #isAtWork = false;
  #isServed = true;

  constructor(
    private readonly time: Time,
    private readonly server: Server<Asked, Answer>,
  ) {}

  /** The server has not done yet all that it was asked. */
  get isBusy(): boolean {
    return this.#isAtWork || this.#arrived.length > 0;
  }

  ask(asked: Asked, { takes, isLost, isUnheard }: Journey): Promise<Answer> {
    return new Promise((heard, failed) => {
      const call = { asked, heard, failed, isUnheard };
      this.#unanswered.push(call);
      this.#isCut.there ||= isLost;
      if (this.#isCut.there) return;
      this.#travels('there', takes, () => {
        this.#arrived.push(call);
        this.#serve();
      });
    });
  }

  /** The client hears no answers any more. */
  break(error: Error): void {
    this.#isCut.back = true;
    for (const { failed } of this.#unanswered.splice(0)) this.server.told(() => failed(error));
  }

  /** Nobody is there who would serve. */
  end(): void {
    this.#isServed = false;
  }

  #travels(to: 'there' | 'back', milliseconds: number, arrived: () => void): void {
    const { now } = this.time;
    this.#arrivals[to] = Math.max(this.#arrivals[to], now + milliseconds);
    this.time.after(this.#arrivals[to] - now, arrived);
  }

  #serve(): void {
    if (!this.#isServed || this.#isAtWork) return;
    const call = this.#arrived.shift();
    if (!call) {
      this.server.idle();
      return;
    }
    this.#isAtWork = true;
    this.server.serve(call.asked, (answer) => {
      this.#isAtWork = false;
      this.#isCut.back ||= call.isUnheard;
      if (!this.#isCut.back) this.#travels('back', this.server.back(), () => this.#answered(call, answer));
      this.#serve();
    });
  }

  #answered(call: Call<Asked, Answer>, answer: Answer | Error): void {
    const at = this.#unanswered.indexOf(call);
    if (at < 0) return;
    this.#unanswered.splice(at, 1);
    this.server.told(() => (answer instanceof Error ? call.failed(answer) : call.heard(answer)));
  }
}
