import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { inPackage } from '#libs/database';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The operator's tool, built, as a process on a database. */
export class ReplayTool {
  constructor(private readonly environment: Readonly<Record<string, string>>) {}

  /** Has ended when this resolves. `input` is what it reads from stdin. */
  async run(args: readonly string[], input = ''): Promise<Ran> {
    const child = this.start(args);
    child.stdin.end(input);
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { code, out, err };
  }

  /** What it prints with `--json`. */
  async json(...args: readonly string[]) {
    const { out, err } = await this.run([...args, '--json']);
    if (out === '') throw new Error(err);
    return JSON.parse(out);
  }

  start(args: readonly string[]) {
    const { DATABASE_URL: _, DATABASE_OWNER_URL: __, NODE_OPTIONS: ___, FORCE_COLOR: ____, ...inherited } = process.env;
    return spawn(process.execPath, [inPackage('dist/apps/replay/src/main.js'), ...args], {
      env: { ...inherited, ...this.environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  }
}
