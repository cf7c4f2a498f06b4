import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Mailbox, openMailbox } from './mailbox.js';

export interface Server {
  readonly url: string;
  readonly key: string;
  /** Where its mails go; null where that is another's server, which hands them to whom it will. */
  readonly mailbox: Mailbox | null;
  stop(): Promise<void>;
}

/** The server named by SLOTLOG_URL and SLOTLOG_KEY, or one of our own on fresh data that are removed afterwards. */
export const findServer = async (): Promise<Server> => {
  const { SLOTLOG_URL: url, SLOTLOG_KEY: key } = process.env;
  if (url && key) return { url, key, mailbox: null, stop: async () => undefined };
  if (url || key) throw new Error('SLOTLOG_URL and SLOTLOG_KEY go together');
  return startServer();
};

const startServer = async (): Promise<Server> => {
  const directory = await mkdtemp(join(tmpdir(), 'slotlog-demo-'));
  const key = `slk_demo-${randomBytes(24).toString('base64url')}`;
  const mailbox = await openMailbox();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const main = fileURLToPath(new URL('../../api/src/main.js', import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: join(directory, 'data'),
      BOOTSTRAP_API_KEY: key,
      WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1',
      // Else nobody is offered anything while it is night in the zone of the demo, and it waits for the morning.
      OFFER_HOURS: '00-24',
      PUBLIC_BASE_URL: url,
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'bookings@example.com',
      MAIL_PAUSE_SECONDS: '0',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    mailbox.close();
    await rm(directory, { recursive: true, force: true });
  };
  const isReady = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error('the server did not start');
    await sleep(50);
  }
  return { url, key, mailbox, stop };
};

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no port to be had');
  return address.port;
};
