import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Reach } from './networks.js';
import { hostOf } from './target.js';

/** The addresses of a name. */
export type LookUp = (name: string) => Promise<readonly string[]>;

/** There is no connection; `isForbidden`: there is none to be had. */
export class NotConnected extends Error {
  constructor(
    message: string,
    readonly isForbidden: boolean,
  ) {
    super(message);
  }
}

export interface Connecting {
  readonly lookUp: LookUp;
  readonly reach: Reach;
  /** Names under which this service itself is reached. */
  readonly ownHosts: readonly string[];
}

/**
 * Connects to an address that may be reached, and to that very one: it is looked up once, judged, and the socket is given what
 * was judged and no name. Encrypted connections ask for the certificate of the name. Throws NotConnected.
 */
export const connect = async (url: URL, connecting: Connecting, signal: AbortSignal): Promise<Socket> => {
  const addresses = await addressesOf(url, connecting);
  signal.throwIfAborted();
  const socket = await connected(addresses, portOf(url), signal);
  return url.protocol === 'https:' ? encrypted(socket, hostOf(url), signal) : socket;
};

const portOf = ({ port, protocol }: URL): number => Number(port) || (protocol === 'https:' ? 443 : 80);

const addressesOf = async (url: URL, { lookUp, reach, ownHosts }: Connecting): Promise<string[]> => {
  const host = hostOf(url);
  if (ownHosts.includes(host) && !reach.isAllowed(host))
    throw new NotConnected('the address is this service itself', true);
  const found = isIP(host) === 0 ? await lookUp(host).catch(noSuchName) : [host];
  const own = (await Promise.all(ownHosts.map((each) => (isIP(each) ? [each] : lookUp(each).catch(() => []))))).flat();
  const mayReach = reach.without(own);
  const isPlain = url.protocol === 'http:';
  const good = found.filter((address) => mayReach(address) && (!isPlain || reach.isAllowed(address)));
  if (good.length === 0) throw new NotConnected('the name resolves to no allowed address', found.length > 0);
  return good;
};

const noSuchName = (error: NodeJS.ErrnoException): never => {
  throw new NotConnected(`the name cannot be resolved: ${error.code ?? error.message}`, false);
};

/** The name stands for nothing here: whoever asks for it is given the addresses that were judged. */
const connected = (addresses: readonly string[], port: number, signal: AbortSignal): Promise<Socket> => {
  const judged = addresses.map((address) => ({ address, family: isIP(address) }));
  return settled(
    connectTcp({
      host: 'judged',
      port,
      autoSelectFamily: true,
      lookup: (_name, _options, answer) => answer(null, judged),
    }),
    'connect',
    signal,
  );
};

const encrypted = (socket: Socket, host: string, signal: AbortSignal): Promise<Socket> =>
  settled(
    connectTls({ socket, ALPNProtocols: ['http/1.1'], host, ...(isIP(host) === 0 && { servername: host }) }),
    'secureConnect',
    signal,
  );

const settled = (socket: Socket, event: string, signal: AbortSignal): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const fail = (why: string) => {
      socket.destroy();
      reject(new NotConnected(why, false));
    };
    const abort = () => fail('the connection timed out');
    socket.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
    socket.on('close', () => fail('the connection was closed'));
    socket.once(event, () => {
      signal.removeEventListener('abort', abort);
      resolve(socket);
    });
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
  });
