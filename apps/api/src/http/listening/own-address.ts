import type { Server } from 'node:net';

/** Everywhere: no address to go to. */
const wildcard = new Set(['0.0.0.0', '::']);

/**
 * Where a server listens. A type of problem is an identity (RFC 9457, 3.1.1), which a caller's `Host` must not change; and where
 * nobody has read the request yet, that is anybody's word.
 */
export const ownAddress = (server: Server): string => {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') return 'http://localhost';
  const { address, family, port } = bound;
  if (wildcard.has(address)) return `http://localhost:${port}`;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
};
