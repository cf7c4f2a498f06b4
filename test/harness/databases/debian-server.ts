import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../../libs/database/src/embedded/free-port.js';
import { type Account, unprivilegedUser } from '../../../libs/database/src/embedded/unprivileged-user.js';
import { administer } from './administer.js';
import { endServerWithUs } from './end-with-us.js';

const programs = '/usr/lib/postgresql/15/bin';

/** Whether Debian's `postgresql-15` is installed. */
export const isDebianThere = (): boolean => existsSync(join(programs, 'postgres'));

/** What crashes is the server, not the machine: whatever it answered a commit with has been written. */
const hurried = { fsync: 'off', full_page_writes: 'off', max_connections: 200, listen_addresses: '127.0.0.1' };

type Settings = Readonly<Record<string, string | number>>;

/** A server of Debian's packages in a folder of its own, as an account that may run one; it ends when this process does. */
export class DebianServer {
  #ended: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly data: string,
    readonly port: number,
    private readonly account: Account | undefined,
  ) {}

  /** An empty one. */
  static async create(data: string): Promise<DebianServer> {
    const server = await DebianServer.#in(data);
    await server.#run('initdb', [
      '-D',
      data,
      '-U',
      'postgres',
      '-E',
      'UTF8',
      '--locale=C',
      '--auth=trust',
      '--no-sync',
    ]);
    return server;
  }

  /** A copy of the server at a port, taken while it is at work; `-R` makes it a standby that follows through that port. */
  static async copy(port: number, data: string, more: readonly string[] = []): Promise<DebianServer> {
    const server = await DebianServer.#in(data);
    const from = ['-h', '127.0.0.1', '-p', `${port}`, '-U', 'postgres'];
    await server.#run('pg_basebackup', [...from, '-D', data, '-c', 'fast', '--no-sync', ...more]);
    return server;
  }

  static async #in(data: string): Promise<DebianServer> {
    await mkdir(data, { mode: 0o700 });
    const account = await unprivilegedUser(data);
    if (account) await chown(data, account.uid, account.gid);
    return new DebianServer(data, await freePort(), account);
  }

  get url(): string {
    return `postgresql://postgres@127.0.0.1:${this.port}/postgres`;
  }

  /** Resolves when it answers. */
  async start(settings: Settings = {}): Promise<this> {
    const stated = Object.entries({ ...hurried, unix_socket_directories: '', port: this.port, ...settings });
    const flags = stated.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    endServerWithUs(this.data);
    const options = { cwd: this.data, env: environment, stdio: 'ignore', ...this.account } as const;
    const child = spawn(join(programs, 'postgres'), ['-D', this.data, ...flags], options);
    this.#ended = once(child, 'exit');
    let isOver = false;
    void this.#ended.then(() => (isOver = true));
    while ((await this.ask('select 1 as one').catch(() => null)) === null) {
      if (isOver) throw new Error(`the server in ${this.data} has ended`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return this;
  }

  /** The first row. */
  ask(sql: string): Promise<Record<string, unknown>> {
    return administer(this.url, async (client) => (await client.query(sql)).rows[0]);
  }

  /** A standby becomes the primary. */
  async promote(): Promise<void> {
    await this.ask('select pg_promote(true) as is_promoted');
  }

  /** At once, without a word to anybody. */
  async kill(): Promise<void> {
    await this.#run('pg_ctl', ['stop', '-s', '-m', 'immediate', '-D', this.data]).catch(() => undefined);
    await this.#ended;
  }

  async #run(program: string, args: readonly string[]): Promise<void> {
    await promisify(execFile)(join(programs, program), [...args], {
      cwd: this.data,
      env: environment,
      ...this.account,
    });
  }
}

const environment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
