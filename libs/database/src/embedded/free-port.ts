import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

async function listen(port: number): Promise<number> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return address.port;
}

/** A port of 127.0.0.1 that nobody uses now: the wished one if it is free. */
export const freePort = (wished = 0): Promise<number> => listen(wished).catch(() => listen(0));
