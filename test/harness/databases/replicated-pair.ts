import { execFile } from 'node:child_process';
import { chmod, chown, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedPostgres } from '#libs/database';
import { findBinaries } from '../../../libs/database/src/embedded/binaries.js';
import { type Cluster, openCluster } from '../../../libs/database/src/embedded/cluster.js';
import { dataFolder } from '../../../libs/database/src/embedded/data-folder.js';
import { freePort } from '../../../libs/database/src/embedded/free-port.js';
import { runPostmaster } from '../../../libs/database/src/embedded/postmaster.js';
import { readPostmasterPid } from '../../../libs/database/src/embedded/postmaster-pid.js';
import { unprivilegedUser } from '../../../libs/database/src/embedded/unprivileged-user.js';
import { administer } from './administer.js';
import { endServerWithUs } from './end-with-us.js';
import { Link } from './link.js';

const hurried = { fsync: 'off', full_page_writes: 'off' };

/** A Postgres that runs on data of its own. */
class Node {
  private constructor(
    private readonly cluster: Cluster,
    readonly port: number,
    private readonly ended: Promise<string>,
  ) {}

  static async start(dataDir: string, settings: Record<string, string> = {}): Promise<Node> {
    const cluster = (await openCluster(dataDir))!;
    const account = await unprivilegedUser(cluster.data);
    const { postgres } = await findBinaries(account, account ? '/var/cache/slotlog' : join(dataDir, 'programs'));
    const [folder, port] = [await dataFolder(account, cluster.data), await freePort()];
    endServerWithUs(cluster.data);
    const ended = runPostmaster(postgres, folder, cluster, { ...hurried, ...settings, port }, undefined);
    const node = new Node(cluster, port, ended);
    const failed = ended.then((complaint) => Promise.reject(new Error(complaint)));
    await Promise.race([node.#answers(), failed]);
    failed.catch(() => {});
    return node;
  }

  urlAt(port: number): string {
    return `postgresql://slotlog:${this.cluster.password}@127.0.0.1:${port}/slotlog`;
  }

  async ask(sql: string): Promise<Record<string, unknown>> {
    return administer(this.urlAt(this.port), async (client) => (await client.query(sql)).rows[0]);
  }

  /** At once, without a word to anybody. */
  async kill(): Promise<void> {
    const found = await readPostmasterPid(this.cluster.data);
    if (found) process.kill(found.pid, 'SIGQUIT');
    await this.ended;
  }

  async #answers(): Promise<void> {
    for (;;) {
      if (await this.ask('select 1 as one').catch(() => null)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/**
 * Two servers: what is written to the primary reaches the standby a little later, through a link that can be cut. Clients
 * know one address, which leads to the primary until it is turned.
 */
export class ReplicatedPair {
  private constructor(
    private readonly folder: string,
    private readonly primary: Node,
    private readonly standby: Node,
    private readonly replication: Link,
    private readonly address: Link,
  ) {}

  static async start(): Promise<ReplicatedPair> {
    const folder = await mkdtemp(join(tmpdir(), `slotlog-pair-${process.pid}-`));
    await chmod(folder, 0o711);
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    await (await startEmbeddedPostgres({ dataDir: first, log: () => {}, settings: hurried })).stop();
    await promisify(execFile)('cp', ['-a', first, second]);
    await makeStandby(join(second, 'postgres/data'));
    const primary = await Node.start(first);
    const replication = await Link.to(primary.port);
    const standby = await Node.start(second, { primary_conninfo: conninfo(primary.urlAt(replication.port)) });
    return new ReplicatedPair(folder, primary, standby, replication, await Link.to(primary.port));
  }

  /** Where clients find whichever is the primary. */
  get url(): string {
    return this.primary.urlAt(this.address.port);
  }

  /** Until the standby has what the primary has by now; what is written after that it will never hear of. */
  async partReplicas(): Promise<void> {
    const { at } = await this.primary.ask('select pg_current_wal_lsn() as at');
    while (!(await this.standby.ask(`select pg_last_wal_replay_lsn() >= '${at}' as reached`)).reached) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    this.replication.cut();
  }

  async killPrimary(): Promise<void> {
    await this.primary.kill();
  }

  /** The standby takes over, and the address leads to it. */
  async failOver(): Promise<void> {
    await this.standby.ask('select pg_promote(true) as is_promoted');
    this.address.turn(this.standby.port);
  }

  async stop(): Promise<void> {
    await Promise.all([this.address.close(), this.replication.close()]);
    await Promise.all([this.primary.kill(), this.standby.kill()]);
    await rm(this.folder, { recursive: true, force: true });
  }
}

const makeStandby = async (data: string) => {
  const signal = join(data, 'standby.signal');
  const { uid, gid } = await stat(data);
  await writeFile(signal, '');
  await chown(signal, uid, gid);
};

const conninfo = (url: string): string => {
  const { hostname, port, username, password } = new URL(url);
  return `host=${hostname} port=${port} user=${username} password=${password}`;
};
