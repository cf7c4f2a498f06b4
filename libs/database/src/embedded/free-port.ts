import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Returns whether anybody could listen there now. */
async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}

/**
 * A port of 127.0.0.1 that nobody uses now: the wished one if it is free. Others lie below those that systems give to outgoing
 * connections (from 32,768 on), of which one may take it before its server listens.
 */
export const freePort = async (wished?: number): Promise<number> => {
  for (let port = wished; ; port = randomInt(15_000, 32_000)) if (port && (await isFree(port))) return port;
};
