import { BlockList, isIP } from 'node:net';

/** Networks as the operator writes them, `10.0.0.0/8` or one address. Throws where one is none. */
export const listOf = (networks: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = familyOf(address);
    list.addSubnet(address, prefix === undefined ? bits[family] : Number(prefix), family);
  }
  return list;
};

const bits = { ipv4: 32, ipv6: 128 };

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** What is not the public internet, beside all of IPv6 that is no global unicast. Source: IANA's registries of special addresses. */
const special = listOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  // Looks public: Azure answers there to each of its machines, and tells it of itself.
  '168.63.129.16',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
]);

const globalUnicast = listOf(['2000::/3']);

/** A list matches addresses of IPv4 that are wrapped in IPv6 too. */
const ipv4 = listOf(['0.0.0.0/0']);

/** The addresses that may be reached: public ones, and those that the operator allows. */
export class Reach {
  readonly #allowed: BlockList;
  readonly #own: BlockList;

  /** `own`: addresses of this very machine or service, which nobody reaches through it however public they are. */
  constructor(allowed: readonly string[] = [], own: readonly string[] = []) {
    this.#allowed = listOf(allowed);
    this.#own = listOf(own);
  }

  /** Whether the operator names it: such a one need not be encrypted either. */
  isAllowed(address: string): boolean {
    return isIP(address) !== 0 && this.#allowed.check(address, familyOf(address));
  }

  mayReach(address: string): boolean {
    return this.isAllowed(address) || (isPublic(address) && !this.#own.check(address, familyOf(address)));
  }

  /** The same, with addresses of its own added. */
  without(own: readonly string[]): (address: string) => boolean {
    const list = listOf(own.filter((address) => isIP(address) !== 0));
    return (address) => this.mayReach(address) && (this.isAllowed(address) || !list.check(address, familyOf(address)));
  }
}

/** With a zone (`fe80::1%eth0`) it is of a link, and none is public. */
const isPublic = (address: string): boolean => {
  if (isIP(address) === 0 || address.includes('%')) return false;
  const family = familyOf(address);
  if (special.check(address, family)) return false;
  return ipv4.check(address, family) || globalUnicast.check(address, family);
};
