import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Config } from './config.js';

/**
 * Waits, not ready any more, until proxies have noticed: they look now and then, and go on sending requests until they have. Nobody
 * sends any to a process that only follows the log.
 */
export const drain = async ({ drain, role }: Config, log: Logger): Promise<void> => {
  if (drain === 0 || role === 'projector') return;
  log.info({ seconds: drain / 1_000 }, 'no longer ready; answering until proxies have noticed');
  await sleep(drain);
};
