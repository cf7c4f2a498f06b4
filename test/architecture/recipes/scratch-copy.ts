import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Recipe, root } from './recipes.js';

type Texts = ReadonlyMap<string, string | null>;

/** The repository as it stands in this folder, changed or not, where recipes are played. */
export class ScratchCopy {
  readonly path = mkdtempSync(join(tmpdir(), 'slotlog-recipes-'));

  constructor() {
    process.once('exit', () => rmSync(this.path, { recursive: true, force: true }));
    const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
      cwd: root,
      encoding: 'utf8',
    });
    for (const file of listed.split('\0').filter((each) => each && existsSync(join(root, each)))) {
      mkdirSync(dirname(join(this.path, file)), { recursive: true });
      cpSync(join(root, file), join(this.path, file));
    }
    symlinkSync(join(root, 'node_modules'), join(this.path, 'node_modules'));
  }

  /** Its files, each as it is without the recipe and as it is with it; the copy is left without. */
  play({ path, files }: Recipe): { readonly before: Texts; readonly after: Texts } {
    const before = this.#texts(files);
    execFileSync('git', ['apply', '--whitespace=nowarn', join(root, path)], { cwd: this.path, stdio: 'pipe' });
    const after = this.#texts(files);
    this.write(before);
    return { before, after };
  }

  write(texts: Texts): void {
    for (const [file, text] of texts) {
      const to = join(this.path, file);
      if (text === null) rmSync(to, { force: true });
      else if (this.#textOf(file) !== text) {
        mkdirSync(dirname(to), { recursive: true });
        writeFileSync(to, text);
      }
    }
  }

  #texts(files: readonly string[]): Texts {
    return new Map(files.map((file) => [file, this.#textOf(file)]));
  }

  #textOf(file: string): string | null {
    const path = join(this.path, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : null;
  }
}
