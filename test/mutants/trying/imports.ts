import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Which file imports which, as it was seen while they were loaded. */
export class Imports {
  readonly #importers = new Map<string, Set<string>>();

  constructor(private readonly root: string) {}

  note(importer: string, imported: string): void {
    const known = this.#importers.get(imported) ?? new Set();
    this.#importers.set(imported, known.add(importer));
  }

  /** Those of the specs that import a file, themselves or by what they import. */
  reaching(file: string, specs: readonly string[]): string[] {
    const urlOf = (path: string) => pathToFileURL(join(this.root, path)).href;
    const reached = new Set([urlOf(file)]);
    for (const url of reached) for (const importer of this.#importers.get(url) ?? []) reached.add(importer);
    return specs.filter((spec) => reached.has(urlOf(spec)));
  }
}
