import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import type { LookUp } from './connect.js';

/** As all programs of this machine look names up. */
export const lookUpHere: LookUp = async (name) => (await lookup(name, { all: true })).map(({ address }) => address);

/** The addresses that this machine has. */
export const addressesHere = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .map(({ address }) => address);
