import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's own messages as lines of our log; what it tells of its start interests nobody but its debuggers. */
export const nestLogger = (log: Logger): LoggerService => ({
  log: (message) => log.debug(String(message)),
  error: (message) => log.error(String(message)),
  warn: (message) => log.warn(String(message)),
  debug: (message) => log.debug(String(message)),
  verbose: (message) => log.trace(String(message)),
  fatal: (message) => log.fatal(String(message)),
});
