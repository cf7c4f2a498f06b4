import type { Socket } from 'node:net';

/** What links begin with where nobody has read the request: its `Host` is anybody's word. */
export const ownAddress = (
  { localAddress = 'localhost', localPort, localFamily }: Socket,
  publicBaseUrl: string | undefined,
): string => {
  if (publicBaseUrl !== undefined) return publicBaseUrl;
  return `http://${localFamily === 'IPv6' ? `[${localAddress}]` : localAddress}:${localPort}`;
};
