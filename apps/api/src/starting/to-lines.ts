import type { Logger } from 'pino';

/** Lines of the libraries, which know of no structure, as lines of our log. */
export const toLines = (log: Logger) => ({
  warn: (message: string) => log.warn(message),
  error: (message: string) => log.error(message),
});
