import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { readForwarded } from './forwarded.js';

/** `[2001:db8::1]:443`, `203.0.113.7:4711`: some proxies say the port too, which each connection has another of. */
const withPort = /^(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/;

/** From the nearest one on, as far as they are addresses: behind a word that is none anybody may have written anything. */
const addressesIn = (forwardedFor: string): string[] => {
  const hops = forwardedFor.split(',').map((each) => {
    const hop = each.trim();
    const [, six, four] = withPort.exec(hop) ?? [];
    return six ?? four ?? hop;
  });
  return hops.slice(hops.findLastIndex((hop) => isIP(hop) === 0) + 1);
};

/**
 * Leaves of what proxies say of a request only what can be meant: addresses without ports, and one of the two protocols. What
 * cannot is as if it had not been said, so that the nearest proxy's address counts, and what the connection itself speaks.
 */
export const tidyForwarding = (headers: IncomingHttpHeaders): void => {
  takeForwarded(headers);
  const via = headers['x-forwarded-for'];
  if (via !== undefined) {
    const addresses = addressesIn(String(via));
    if (addresses.length === 0) delete headers['x-forwarded-for'];
    else headers['x-forwarded-for'] = addresses.join(', ');
  }
  const protocols = headers['x-forwarded-proto'];
  if (protocols === undefined) return;
  const [, nearest] = /(?:^|,)\s*(https?)\s*$/i.exec(String(protocols)) ?? [];
  if (nearest === undefined) delete headers['x-forwarded-proto'];
  else headers['x-forwarded-proto'] = nearest.toLowerCase();
};

/**
 * `Forwarded` (RFC 7239) says the same where nothing else does. A proxy that writes the others passes this one on as it came,
 * and then it is anybody's word.
 */
const takeForwarded = (headers: IncomingHttpHeaders): void => {
  if (headers.forwarded === undefined || Object.keys(headers).some((name) => name.startsWith('x-forwarded-'))) return;
  const said = readForwarded(String(headers.forwarded));
  if (said === null) return;
  headers['x-forwarded-for'] = said.hops.join(', ');
  if (said.protocol !== undefined) headers['x-forwarded-proto'] = said.protocol;
};
