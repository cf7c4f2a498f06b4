import { setTimeout } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import type { Cluster } from './cluster.js';
import type { DataFolder } from './data-folder.js';
import { freePort } from './free-port.js';
import { runPostmaster, type Settings } from './postmaster.js';
import { type PostmasterPid, readPostmasterPid, runsOn } from './postmaster-pid.js';
import { openSession, type Session } from './session.js';

export interface Server {
  readonly binaries: Binaries;
  readonly cluster: Cluster;
  readonly folder: DataFolder;
  readonly settings: Settings;
  readonly log: (line: string) => void;
}

const patienceMs = 5_000;
const pollMs = 10;
const restMs = 250;

/** Runs a server until it ends; resolves to the reason. */
async function runOnce(server: Server, old: PostmasterPid | undefined, wishedPort: number | undefined) {
  try {
    const port = wishedPort ?? (await freePort(old?.port));
    const settings = { ...server.settings, port };
    return await runPostmaster(server.binaries.postgres, server.folder, server.cluster, settings, old?.pid);
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * A session with the server on this data: attaches to one that runs, starts one otherwise, and goes on doing so while
 * others start, stop or die beside it. A server that recovers from a crash is waited for as long as it takes. Rejects
 * in one line after five seconds without success. After a crash the port stays the same if it is free; a `wishedPort` is
 * insisted on.
 */
export async function reachServer(server: Server, wishedPort?: number): Promise<Session> {
  const { data, logFile } = server.cluster;
  const deadline = performance.now() + patienceMs;
  let failure = 'it does not answer';
  let starting = false;
  let restUntil = 0;

  for (;;) {
    const found = await readPostmasterPid(data);
    const running = found !== undefined && (await runsOn(found.pid, data));
    if (running && found.ready) {
      const session = await openSession(server.cluster, found.port!).catch((error: Error) => error);
      if (!(session instanceof Error)) return session;
      failure = session.message;
    }
    const underway = running ? !found.ready : starting;
    if (!underway && performance.now() > deadline) break;
    if (!running && !starting && performance.now() > restUntil) {
      starting = true;
      void runOnce(server, found, wishedPort).then((reason) => {
        failure = reason;
        starting = false;
        restUntil = performance.now() + restMs;
      });
    }
    await setTimeout(pollMs);
  }
  throw new Error(`the embedded Postgres did not start: ${failure} (${logFile})`);
}
