import type { AddressInfo, Server } from 'node:net';

/** Everywhere: no address to go to. */
const wildcard = new Set(['0.0.0.0', '::']);

/** Where those listen that do already: to ask the system for each request costs 5 µs. */
const known = new WeakMap<Server, string>();

/**
 * Where a server listens. A type of problem is an identity (RFC 9457, 3.1.1), which a caller's `Host` must not change; and where
 * nobody has read the request yet, that is anybody's word.
 */
export const ownAddress = (server: Server): string => {
  const before = known.get(server);
  if (before !== undefined) return before;
  const bound = server.address();
  if (bound === null || typeof bound === 'string') return 'http://localhost';
  const found = originAt(bound);
  known.set(server, found);
  return found;
};

const originAt = ({ address, family, port }: AddressInfo): string => {
  if (wildcard.has(address)) return `http://localhost:${port}`;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
};
