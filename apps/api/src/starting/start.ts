import type { Logger } from 'pino';
import { apiModule } from '../api.module.js';
import type { Config } from './config.js';
import { listen } from './listen.js';
import type { OperatorKey } from './operator-key.js';
import { prepare } from './prepare.js';
import type { Shutdown } from './shutdown.js';

export interface Started {
  readonly origin: string;
  readonly operatorKey: OperatorKey;
}

/** Puts up the whole process, from the database to the open port; `shutdown` learns how to take it down again. */
export const start = async (config: Config, log: Logger, shutdown: Shutdown): Promise<Started> => {
  const { parts, operatorKey } = await prepare(config, log, shutdown);
  return { origin: await listen(apiModule(parts), parts, shutdown), operatorKey };
};
