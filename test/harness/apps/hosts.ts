import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { inPackage } from '#libs/database';

/** Takes connections for a process, which is started for the first of them and ends with this one. */
class Host {
  #process: ChildProcess | undefined;
  readonly #server = createServer({ pauseOnConnect: true }, (connection) => {
    this.#process ??= this.#start();
    this.#process.send('connection', connection);
  });

  constructor(private readonly script: string) {}

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
    const [code] = await ended;
    if (code !== 0) throw new Error(`${this.script} ended with ${code}`);
  }

  #start(): ChildProcess {
    const env = { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: undefined };
    const child = fork(inPackage(`test/programs/${this.script}`), { env, execArgv: [] });
    return child.once('exit', () => (this.#process = undefined));
  }
}

/** Two for apps, as there are tests for what two processes do to each other. */
const hosts = {
  SLOTLOG_TEST_APPS: [new Host('host-apis.mjs'), new Host('host-apis.mjs')],
  SLOTLOG_TEST_TOOL: [new Host('host-tool.mjs')],
};

/** The tests' processes find their ports through the environment. */
export async function openHosts(): Promise<void> {
  for (const [name, each] of Object.entries(hosts)) {
    process.env[name] = (await Promise.all(each.map((host) => host.open()))).join(',');
  }
}

export const closeHosts = () => Promise.all(Object.values(hosts).flatMap((each) => each.map((host) => host.close())));
