import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#libs/database';
import type { Settings } from '../../../libs/database/src/embedded/postmaster.js';
import { endServerWithUs } from './end-with-us.js';

/** A Postgres for one run of the tests; `url` may create databases and roles. */
export interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

const hurried = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const engineSockets = ['/var/run/docker.sock', `/run/user/${process.getuid?.()}/docker.sock`];
const say = (line: string) => process.stderr.write(`${line}\n`);

const hasEngine = (): boolean => process.env.DOCKER_HOST !== undefined || engineSockets.some(existsSync);

async function startContainer(): Promise<TestServer> {
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
  const flags = Object.entries(hurried).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const container = await new PostgreSqlContainer('postgres:18').withCommand(['postgres', ...flags]).start();
  return { url: container.getConnectionUri(), stop: async () => void (await container.stop()) };
}

/** An embedded server in a folder of its own, which is gone when it stops, and when this process does. */
export async function startOwnServer(settings: Settings): Promise<TestServer & { readonly data: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), `slotlog-test-${process.pid}-`));
  await chmod(dataDir, 0o711);
  const data = join(dataDir, 'postgres/data');
  endServerWithUs(data, dataDir);
  const server = await startEmbeddedPostgres({ dataDir, log: () => {}, settings });
  return {
    url: server.url,
    data,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** `TEST_DATABASE_URL`, or a container where `TEST_CONTAINERS=1` asks for one and there is an engine, or embedded. */
export async function startTestServer(): Promise<TestServer> {
  const { TEST_DATABASE_URL: url, TEST_CONTAINERS: containers } = process.env;
  if (url) return { url, stop: async () => {} };
  if (containers !== '1') return startOwnServer(hurried);
  if (hasEngine()) return startContainer();
  say('TEST_CONTAINERS=1, but there is no container engine here: the embedded Postgres is used instead.');
  return startOwnServer(hurried);
}
