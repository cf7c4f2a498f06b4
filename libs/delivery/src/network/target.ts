import { isIP } from 'node:net';
import type { Reach } from './networks.js';

/** What is wrong with an address that somebody wants things sent to. */
export type TargetFault = 'no-url' | 'not-encrypted' | 'credentials' | 'port' | 'forbidden-address' | 'own-address';

const longest = 2_000;
const usual = new Set(['', '80', '443']);
const firstFree = 1_024;

/** The host of a URL as the network has it: literals in the one spelling of their address, without brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/**
 * What can be said of a URL before anything is connected; null: nothing is wrong so far. Names are looked at when a connection is
 * made. Unencrypted is sent only into networks that the operator allows.
 */
export const targetFault = (
  text: string,
  reach: Reach,
  { ownHosts, allowsPlain }: { readonly ownHosts: readonly string[]; readonly allowsPlain: boolean },
): TargetFault | null => {
  if (text.length > longest || !URL.canParse(text)) return 'no-url';
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || url.hash !== '') return 'no-url';
  if (url.username !== '' || url.password !== '') return 'credentials';
  if (!usual.has(url.port) && Number(url.port) < firstFree) return 'port';
  const host = hostOf(url);
  const isLiteral = isIP(host) !== 0;
  if (ownHosts.includes(host) && !reach.isAllowed(host)) return 'own-address';
  if (isLiteral && !reach.mayReach(host)) return 'forbidden-address';
  if (url.protocol === 'http:' && !(isLiteral ? reach.isAllowed(host) : allowsPlain)) return 'not-encrypted';
  return null;
};
