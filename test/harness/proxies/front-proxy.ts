import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { endFolderWithUs, endProcessWithUs } from '#test/harness/databases/end-with-us';
import { freePort } from '../../../libs/database/src/embedded/free-port.js';
import { type Program, type ProxyName, programs } from './programs.js';

/** What stands before the paths of the API at a proxy. */
const prefix = '/booking';

export const urlAt = (port: number): string => `http://127.0.0.1:${port}${prefix}`;

interface Wanted {
  /** Another one than any that is free. */
  readonly port?: number;
  /** What a test needs otherwise in its configuration. */
  readonly change?: (config: string) => string;
}

/** A proxy in front of two processes, with the configuration of docs/gateways.md; it ends when this process does. */
export class FrontProxy {
  readonly lines: string[] = [];
  readonly #program: Program;
  #reloads = 0;

  private constructor(
    readonly name: ProxyName,
    private readonly port: number,
    private readonly folder: string,
    private readonly child: ChildProcess,
  ) {
    this.#program = programs[name];
    createInterface(child.stderr!).on('line', (line) => this.lines.push(line));
  }

  /** Resolves when it takes connections. */
  static async start(
    name: ProxyName,
    apis: readonly [number, number],
    { port: wanted, change = (config) => config }: Wanted = {},
  ): Promise<FrontProxy> {
    const { path, args, config } = programs[name];
    const folder = await mkdtemp(join(tmpdir(), `slotlog-${name}-`));
    endFolderWithUs(folder);
    // Its workers are another account than its master, which is root's.
    await chmod(folder, 0o755);
    const port = wanted ?? (await freePort());
    await writeFile(join(folder, 'config'), change(config(folder, port, apis)));
    const child = spawn(path, [...args(folder)], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    endProcessWithUs(child, 'TERM');
    const proxy = new FrontProxy(name, port, folder, child);
    await proxy.#untilItTakesConnections();
    return proxy;
  }

  /** What the paths of the API stand behind. */
  get url(): string {
    return urlAt(this.port);
  }

  /** How often it has sent a request to another process, as the first one failed it. */
  get sentAgain(): number {
    const file = join(this.folder, 'asked');
    const asked = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : this.lines;
    return asked.filter((line) => this.#program.sentAgain.test(line)).length;
  }

  /** Resolves when it has read its configuration anew and has new workers. */
  async reload(): Promise<void> {
    this.#reloads += 1;
    this.child.kill(this.#program.reload);
    while (this.lines.filter((line) => this.#program.worker.test(line)).length <= this.#reloads) {
      if (this.child.exitCode !== null) throw new Error(`${this.name} has ended: ${this.lines.slice(-5).join('\n')}`);
      await sleep(20);
    }
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }

  async #untilItTakesConnections(): Promise<void> {
    for (;;) {
      if (this.child.exitCode !== null) throw new Error(`${this.name} does not start: ${this.lines.join('\n')}`);
      const socket = connect(this.port, '127.0.0.1');
      const isTaken = await once(socket, 'connect').then(
        () => true,
        () => false,
      );
      socket.destroy();
      if (isTaken) return;
      await sleep(20);
    }
  }
}
