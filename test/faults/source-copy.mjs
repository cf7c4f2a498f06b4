import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';
import { root } from './patches.mjs';

const kinds = ['apps', 'libs', 'scripts', 'test', '*.json', '*.js', '.swcrc'];

const builtFrom = (file) =>
  /^(apps|libs)\/.*[.]ts$/.test(file) && !file.endsWith('.spec.ts') ? join('dist', file.replace(/ts$/, 'js')) : null;

/**
 * The tracked files of the repository and what is built of them, as hard links, which takes 0.1 s. Into this copy bugs are
 * planted one after the other. A file that a patch changes is made a file of its own first, and linked again afterwards.
 */
export class SourceCopy {
  path = mkdtempSync(join(tmpdir(), 'slotlog-fault-'));

  constructor() {
    process.once('exit', () => this.remove());
    const tracked = execFileSync('git', ['ls-files', ...kinds], { cwd: root, encoding: 'utf8' })
      .trim()
      .split('\n');
    const built = readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
      .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1));
    for (const file of [...tracked, ...built]) this.#link(file);
    symlinkSync(join(root, 'node_modules'), join(this.path, 'node_modules'));
  }

  /** Returns what speaks against it: null where the patch applies. */
  plant({ text, files }) {
    for (const file of files) this.#own(file);
    const args = ['-p1', '--fuzz=0', '--no-backup-if-mismatch', '--quiet'];
    const { status, stdout } = spawnSync('patch', args, { cwd: this.path, input: text, encoding: 'utf8' });
    if (status !== 0) return `does not apply: ${stdout}`;
    for (const file of files) this.#build(file);
    return null;
  }

  /** All is as it was. */
  uproot({ files }) {
    for (const file of files
      .flatMap((each) => [each, `${each}.rej`, builtFrom(each)])
      .filter((each) => each !== null)) {
      rmSync(join(this.path, file), { force: true });
      if (existsSync(join(root, file))) this.#link(file);
    }
  }

  remove() {
    rmSync(this.path, { recursive: true, force: true });
  }

  #link(file) {
    const to = join(this.path, file);
    mkdirSync(dirname(to), { recursive: true });
    try {
      linkSync(join(root, file), to);
    } catch (error) {
      // Where the folder for what is temporary is on another disk.
      if (error.code !== 'EXDEV') throw error;
      cpSync(join(root, file), to);
    }
  }

  #own(file) {
    const to = join(this.path, file);
    rmSync(to, { force: true });
    if (existsSync(join(root, file))) cpSync(join(root, file), to);
  }

  /** As a build would, but this file alone. */
  #build(file) {
    const to = builtFrom(file);
    if (!to) return;
    const { code } = transformFileSync(join(this.path, file), { cwd: this.path, sourceMaps: false });
    rmSync(join(this.path, to), { force: true });
    writeFileSync(join(this.path, to), code);
  }
}
