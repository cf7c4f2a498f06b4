import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { claimServer } from '../sql/claim-server.js';
import { createDatabase } from '../sql/create-database.js';
import { hasOtherClients } from '../sql/has-other-clients.js';
import { holdServer } from '../sql/hold-server.js';
import { releaseServer } from '../sql/release-server.js';
import { seesFile } from '../sql/sees-file.js';
import type { Cluster } from './cluster.js';
import { stopPostmaster } from './postmaster.js';

const database = 'slotlog';
const closingClientsMs = 1_000;

/** This process's one connection to the embedded server by which others see that it uses it. */
export interface Session {
  readonly url: string;
  readonly client: pg.Client;
}

const urlOf = (cluster: Cluster, port: number, name: string): string =>
  `postgresql://slotlog:${cluster.password}@127.0.0.1:${port}/${name}`;

/** A server that finds a file which was just put into our data folder is ours; a copied folder answers to the password too. */
async function isOurs(client: pg.Client, data: string): Promise<boolean> {
  const name = `attach-${randomBytes(8).toString('hex')}`;
  await writeFile(join(data, name), '');
  try {
    return await seesFile(client, name);
  } finally {
    await rm(join(data, name));
  }
}

/** Attaches to the server on this port; rejects unless it answers, is the one on this data, and stays up. */
export async function openSession(cluster: Cluster, port: number): Promise<Session> {
  const client = new pg.Client({
    connectionString: urlOf(cluster, port, 'postgres'),
    application_name: 'slotlog embedded server',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    if (!(await isOurs(client, cluster.data))) throw new Error(`another Postgres answers on port ${port}`);
    await holdServer(client);
    await createDatabase(client, database);
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  return { url: urlOf(cluster, port, database), client };
}

/** Connections that have just been closed are seen a little longer. */
async function isAlone(client: pg.Client): Promise<boolean> {
  const deadline = performance.now() + closingClientsMs;
  while (await hasOtherClients(client)) {
    if (performance.now() > deadline) return false;
    await setTimeout(20);
  }
  return true;
}

/** The last one out stops the server, whoever started it; resolves to whether this was the last one. */
export async function closeSession({ client }: Session, cluster: Cluster): Promise<boolean> {
  try {
    await releaseServer(client);
    const last = (await claimServer(client)) && (await isAlone(client));
    if (last) await stopPostmaster(cluster);
    return last;
  } finally {
    await client.end().catch(() => {});
  }
}
