import type { Server } from 'node:net';
import { ownAddress } from './own-address.js';

const listening = (bound: ReturnType<Server['address']>) => ({ address: () => bound }) as Server;

it.each([
  [{ address: '127.0.0.1', family: 'IPv4', port: 3000 }, 'http://127.0.0.1:3000'],
  [{ address: '::1', family: 'IPv6', port: 3000 }, 'http://[::1]:3000'],
  [{ address: '0.0.0.0', family: 'IPv4', port: 80 }, 'http://localhost:80'],
  [{ address: '::', family: 'IPv6', port: 80 }, 'http://localhost:80'],
  [null, 'http://localhost'],
])('listening at %j it is at %s', (bound, address) => expect(ownAddress(listening(bound))).toBe(address));
