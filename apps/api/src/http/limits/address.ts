import { isIPv4, isIPv6 } from 'node:net';

/** Whom an address stands for: of IPv6 the network of 64 bits, as whoever has one has all of its addresses. */
export const placeOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [front = [], back] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = back === undefined ? [] : Array(8 - front.length - back.length).fill('0');
  return `${[...front, ...zeros, ...(back ?? [])].slice(0, 4).join(':')}::/64`;
};

/** The network that an address is in: whoever comes again from there, with another address too, is taken for the same. */
export const networkOf = (address: string): string => {
  const place = placeOf(address);
  return isIPv4(place) ? `${place.slice(0, place.lastIndexOf('.'))}.0/24` : place;
};
