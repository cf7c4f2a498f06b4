import { startNode } from './start-node.ts';

export const key = 'slk-operator-of-the-benchmark-alone';

/** The API beside what it is compared with, on a database that has our tables. */
export const startApi = (databaseUrl: string, more: Record<string, string> = {}) => {
  const env = {
    NODE_ENV: 'production',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    MASTER_KEY: 'a master key for benchmarks, 32 bytes or more',
    BOOTSTRAP_API_KEY: key,
    BODY_LIMIT_BYTES: '4194304',
    // Counted, as it is in the field, but never too many.
    WRITES_PER_SECOND: '1000000',
    WRITES_AT_ONCE: '1000000',
    ...more,
  };
  return startNode(new URL('http-server.ts', import.meta.url), env);
};
