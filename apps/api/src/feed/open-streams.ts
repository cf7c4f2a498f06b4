import type { OnModuleDestroy } from '@nestjs/common';

/** The streams that are open: they end when their readers leave, or all together when the process is to stop. */
export class OpenStreams implements OnModuleDestroy {
  readonly #open = new Set<AbortController>();

  /** A signal for one more stream, which `left` ends too. */
  begin(left: (end: () => void) => void): AbortSignal {
    const ending = new AbortController();
    this.#open.add(ending);
    ending.signal.addEventListener('abort', () => this.#open.delete(ending));
    left(() => ending.abort());
    return ending.signal;
  }

  onModuleDestroy(): void {
    for (const ending of [...this.#open]) ending.abort();
  }
}
