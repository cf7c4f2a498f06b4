/** Where what goes wrong is written down, if there is no caller to be told. */
export interface LogLogger {
  warn(message: string): void;
  error(message: string): void;
}

/** Writes down what goes wrong in one place when it begins, when it changes and when it is over. */
export class Complaint {
  #said: string | null = null;

  constructor(
    private readonly place: string,
    private readonly logger: LogLogger,
  ) {}

  met(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (message !== this.#said) this.logger.error(`${this.place}: ${message}`);
    this.#said = message;
  }

  over(): void {
    if (this.#said !== null) this.logger.warn(`${this.place}: goes on`);
    this.#said = null;
  }
}

/** A listener that fails alone: what it throws, or rejects with, is written down and reaches nobody. */
export const guarded = <Told extends unknown[]>(
  place: string,
  listener: (...told: Told) => unknown,
  logger: LogLogger,
): ((...told: Told) => void) => {
  const complaint = new Complaint(place, logger);
  return (...told) => {
    try {
      const heard = listener(...told);
      if (heard instanceof Promise) heard.catch((error) => complaint.met(error));
      else complaint.over();
    } catch (error) {
      complaint.met(error);
    }
  };
};
