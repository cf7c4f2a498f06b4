import { codes, type Entry, outcomes, type Run, told, transitions } from './entries.js';

const lists: Readonly<Record<string, Readonly<Record<string, Entry>>>> = {
  code: codes,
  outcome: outcomes,
  told,
  transition: Object.fromEntries(
    Object.entries(transitions).flatMap(([phase, whats]) =>
      Object.entries(whats).map(([what, entry]) => [`${phase}-${what}`, entry]),
    ),
  ),
};

/** As long as this, in seconds, a run has to go on to have met everything that it is there to meet. */
const night = 300;

/** What a run has met, to be held against what it should have. */
export class Met {
  readonly #counts = new Map<string, number>();

  /** `kind`: of which list it is. */
  meet(kind: 'code' | 'outcome' | 'transition' | 'told', name: string, times = 1): void {
    const key = `${kind} ${name}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + times);
  }

  /** What is in no list: somebody has to say who meets it from now on. */
  unlisted(): string[] {
    return [...this.#counts.keys()].filter((key) => {
      const [kind = '', name = ''] = key.split(' ');
      return !(name in (lists[kind] ?? {}));
    });
  }

  /** What nobody is ever to meet. */
  forbidden(): string[] {
    return Object.entries(lists).flatMap(([kind, entries]) =>
      Object.entries(entries)
        .filter(([name, { isNever }]) => isNever && this.#counts.has(`${kind} ${name}`))
        .map(([name]) => `${kind} ${name}`),
    );
  }

  /** What this run should have met and never has. */
  missed(run: Run): string[] {
    return Object.entries(lists).flatMap(([kind, entries]) =>
      Object.entries(entries)
        .filter(([name, { runs }]) => runs?.includes(run) && !this.#counts.has(`${kind} ${name}`))
        .map(([name]) => `${kind} ${name}`),
    );
  }

  /** What is wrong with a run that took so long: a short one may well have missed something, and only says so. */
  complaints(run: Run, seconds: number, say: (line: string) => void = console.log): string[] {
    const missed = this.missed(run);
    if (missed.length > 0) say(`never met  ${missed.join(', ')}`);
    return [
      ...this.unlisted().map((what) => `${what} is in no list of test/sometimes`),
      ...this.forbidden().map((what) => `${what} was met, which is never to be`),
      ...(seconds >= night ? missed.map((what) => `in ${seconds} s ${run} never met ${what}`) : []),
    ];
  }
}
