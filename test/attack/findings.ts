/** What an attack has found: each thing once, with the first example of it and how often it was met. */
export class Findings {
  readonly #found = new Map<string, { readonly example: string; count: number }>();

  add(finding: string, example = ''): void {
    const known = this.#found.get(finding);
    if (known) known.count += 1;
    else this.#found.set(finding, { example, count: 1 });
  }

  get lines(): string[] {
    return [...this.#found].map(([finding, { example, count }]) => {
      const often = count > 1 ? ` (${count} times)` : '';
      return `${finding}${often}${example && `\n    ${example}`}`;
    });
  }
}
