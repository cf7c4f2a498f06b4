import { randomBytes } from 'node:crypto';
import { realWorld } from '../world/real-world.js';
import { Keyring, printOf } from './keyring.js';

const stored = (seenAt: number, generation = 1) => {
  const key = randomBytes(32);
  return { generation, key, print: printOf(key), seenAt };
};
const later = () => performance.now() + 1;
const place = ['default', 'person/ada'] as const;

it('a key that was asked for earlier and is answered later does not count', () => {
  const keyring = new Keyring(realWorld);
  const drawn = stored(20);
  keyring.saw(...place, drawn);
  keyring.saw(...place, { generation: Number.POSITIVE_INFINITY, key: null, print: '', seenAt: 10 });
  expect(keyring.any(...place)).toBe(drawn);
  keyring.saw(...place, { generation: 1, key: null, print: '', seenAt: 30 });
  expect(keyring.any(...place)?.key).toBeNull();
});

it('a key that was drawn seals what builds on it, whatever is stored', () => {
  const keyring = new Keyring(realWorld);
  const { key, print } = stored(0);
  keyring.drew(...place, print, key);
  keyring.saw(...place, stored(later()));
  expect(keyring.find(...place, print)).toBe(key);
});

it('a key that was drawn and stored is destroyed like any other', () => {
  const keyring = new Keyring(realWorld);
  const drawn = stored(later());
  keyring.drew(...place, drawn.print, drawn.key);
  keyring.saw(...place, drawn);
  keyring.saw(...place, { generation: 1, key: null, print: '', seenAt: later() });
  expect(keyring.find(...place, drawn.print)).toBeNull();
});

it('a key is lost when it was missed and then asked for in vain, and not before', () => {
  const keyring = new Keyring(realWorld);
  keyring.saw(...place, stored(performance.now()));
  expect(keyring.missed(...place, 'abc')).toBe(false);
  expect(keyring.missed(...place, 'abc')).toBe(false);
  keyring.saw(...place, stored(later()));
  expect(keyring.missed(...place, 'abc')).toBe(true);
});
