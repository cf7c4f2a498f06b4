import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { testSetting } from '#test/harness/databases/disposable-database';
import { inPackage } from '../../../libs/database/src/in-package.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The operator's tool, built, on a database. */
export class ReplayTool {
  constructor(private readonly environment: Readonly<Record<string, string>>) {}

  /**
   * Has ended when this resolves. `input` is what it reads from stdin. In a process that has its modules loaded, for
   * which one of its own takes 1.3 s of processor time, and tests run it some eighty times.
   */
  async run(args: readonly string[], input = ''): Promise<Ran> {
    const connection = connect(Number(testSetting('SLOTLOG_TEST_TOOL')), '127.0.0.1');
    connection.write(`${JSON.stringify({ args, input, environment: this.#environment })}\n`);
    return JSON.parse(await text(connection));
  }

  /** The same as a process of its own, as an operator runs it. */
  async runAlone(args: readonly string[], input = ''): Promise<Ran> {
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
    return spawn(process.execPath, [inPackage('dist/apps/replay/src/main.js'), ...args], {
      env: this.#environment,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  }

  get #environment() {
    const { DATABASE_URL: _, DATABASE_OWNER_URL: __, NODE_OPTIONS: ___, FORCE_COLOR: ____, ...inherited } = process.env;
    return { ...inherited, ...this.environment };
  }
}
