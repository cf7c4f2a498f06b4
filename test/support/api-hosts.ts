import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { inPackage } from '#libs/database';

/** Takes connections for a process that hosts apps, which is started for the first of them. Ends with this process. */
class ApiHost {
  #process: ChildProcess | undefined;
  readonly #server = createServer({ pauseOnConnect: true }, (connection) => {
    this.#process ??= this.#start();
    this.#process.send('connection', connection);
  });

  async open(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.close();
    if (this.#process === undefined) return;
    const ended = once(this.#process, 'exit');
    this.#process.disconnect();
    await ended;
  }

  #start(): ChildProcess {
    const env = { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: undefined };
    const child = fork(inPackage('test/support/host-apis.mjs'), { env, execArgv: [] });
    return child.once('exit', () => (this.#process = undefined));
  }
}

/** Two, as there are tests for what two processes do to each other. */
const hosts = [new ApiHost(), new ApiHost()];

/** The tests' processes find them through the environment. */
export async function openApiHosts(): Promise<void> {
  process.env.SLOTLOG_TEST_HOSTS = (await Promise.all(hosts.map((host) => host.open()))).join(',');
}

export const closeApiHosts = () => Promise.all(hosts.map((host) => host.close()));
