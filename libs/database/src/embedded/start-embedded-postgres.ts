import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findBinaries } from './binaries.js';
import { createCluster, openCluster } from './cluster.js';
import { dataFolder } from './data-folder.js';
import type { Settings } from './postmaster.js';
import { reachServer, type Server } from './reach-server.js';
import { closeSession, type Session } from './session.js';
import { unprivilegedUser } from './unprivileged-user.js';

export interface EmbeddedOptions {
  /** Made where it is missing; the server's data, password and log go into its folder `postgres`. */
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** Settings of `postgresql.conf` that win over ours, if this call starts the server. */
  readonly settings?: Settings;
}

export interface EmbeddedPostgres {
  /** The database `slotlog` as the superuser `slotlog`. */
  readonly url: string;
  /** Stops the server unless another process uses it. Close all pools before. */
  stop(): Promise<void>;
}

async function prepare({ dataDir, log, settings = {} }: EmbeddedOptions): Promise<Server> {
  const root = resolve(dataDir);
  await mkdir(root, { recursive: true });
  const account = await unprivilegedUser(join(root, 'postgres', 'data'));
  const binaries = await findBinaries(account, account ? '/var/cache/slotlog' : join(root, 'programs'));
  if (!(await openCluster(root))) await createCluster(root, binaries.initdb, account, settings.fsync !== 'off');
  const cluster = (await openCluster(root))!;
  return { binaries, cluster, folder: await dataFolder(account, cluster.data), settings, log };
}

/** One use of the server by this process, from its start to `stop`. */
class Use implements EmbeddedPostgres {
  readonly url: string;
  private reaching: Promise<void> | undefined;
  private stopping: Promise<void> | undefined;

  constructor(
    private readonly server: Server,
    private session: Session,
  ) {
    this.url = session.url;
    this.keep(session);
    server.log(`embedded Postgres on ${new URL(this.url).host}, data in ${server.cluster.data}`);
  }

  stop(): Promise<void> {
    this.stopping ??= this.leave();
    return this.stopping;
  }

  private keep(session: Session): void {
    this.session = session;
    session.client.once('end', () => {
      if (!this.stopping) this.reaching = this.reachAgain();
    });
  }

  private async reachAgain(): Promise<void> {
    this.server.log('the embedded Postgres has stopped, starting it again');
    while (!this.stopping) {
      try {
        return this.keep(await reachServer(this.server, Number(new URL(this.url).port)));
      } catch (error) {
        this.server.log((error as Error).message);
      }
    }
  }

  private async leave(): Promise<void> {
    await this.reaching;
    try {
      const last = await closeSession(this.session, this.server.cluster);
      this.server.log(
        last ? 'embedded Postgres stopped' : 'embedded Postgres keeps running for other processes that use it',
      );
    } catch (error) {
      this.server.log(`the embedded Postgres was not stopped: ${(error as Error).message}`);
    }
  }
}

/**
 * A Postgres 18 of our own on 127.0.0.1, with its data in `dataDir`. It outlives this process when that is killed; the
 * next one attaches to it. If the server dies meanwhile it is started again on the same port. Rejects with one line.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const server = await prepare(options);
  return new Use(server, await reachServer(server));
}
