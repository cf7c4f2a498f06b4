import { randomBytes } from 'node:crypto';
import type { ClientBase } from 'pg';
import { unwritten } from '../streams/folded-stream.js';
import { NotLoaded, Reading } from '../streams/reading.js';
import type { Stream } from '../streams/stream.js';
import { realWorld } from '../world/real-world.js';
import type { SubjectState } from './subject-stream.js';
import { Vault } from './vault.js';

const subjects = {
  category: 'person',
  keyDrawn: 'KeyDrawn',
  erased: 'PersonErased',
  wrappingKey: randomBytes(32),
  namingKey: randomBytes(32),
};
const personal = new Map([['GuestArrived', { fields: ['person.name'], subject: 'person.id' }]]);
const guest: Stream<null> = { name: 'guest/ada', initial: null, evolve: () => null };
const arrived = { stream: guest, type: 'GuestArrived', data: { person: { id: 'per_ada', name: 'Ada' } } };

/** A database without keys. */
const empty = { query: async () => ({ rows: [] }) } as unknown as ClientBase;

/** Seals what is said of Ada, whose key was drawn by somebody else, as the log tells. */
const sealFor = (vault: Vault, state: SubjectState) => {
  const folded = (stream: Stream<unknown>) =>
    stream.name.startsWith('person/') ? { ...unwritten(stream), version: state.generation, state } : unwritten(stream);
  return vault.seal('default', [arrived], new Reading({ folded, names: () => undefined }));
};

it('a key that the database did not have before the log told of it is asked for again, and only then a new one drawn', async () => {
  const vault = new Vault(personal, subjects, realWorld);
  const load = () => vault.load(empty, 1, 'default', [vault.streamOf('default', 'per_ada').name]);
  await load();
  const told = { generation: 1, print: 'abcdef012345' };
  expect(() => sealFor(vault, told)).toThrow(NotLoaded);
  expect(() => sealFor(vault, told)).toThrow(NotLoaded);
  await load();
  const { keys, events } = sealFor(vault, told);
  expect(keys).toEqual([expect.objectContaining({ generation: 2 })]);
  expect(events.map(({ type }) => type)).toEqual(['KeyDrawn', 'GuestArrived']);
});

it('an event that builds on a key that was just drawn is sealed with it, whatever the database was found to have', async () => {
  const vault = new Vault(personal, subjects, realWorld);
  const [drawn] = sealFor(vault, { generation: 0, print: '' }).keys;
  await vault.load(empty, 1, 'default', [drawn!.stream]);
  expect(sealFor(vault, { generation: 1, print: drawn!.print }).keys).toEqual([]);
});

it('data sealed with a key that nobody has is looked for once, and decided on as if it were erased', async () => {
  const [sealing, vault] = [new Vault(personal, subjects, realWorld), new Vault(personal, subjects, realWorld)];
  const [drawn, arrival] = sealFor(sealing, { generation: 0, print: '' }).events;
  const { state } = { state: arrival!.data };
  const [another] = sealFor(vault, { generation: 0, print: '' }).keys;
  const stored = { query: async () => ({ rows: [another] }) } as unknown as ClientBase;
  expect(() => vault.openForDeciding('default', state)).toThrow(NotLoaded);
  await vault.load(stored, 1, 'default', [drawn!.stream.name]);
  expect(vault.openForDeciding('default', state)).toEqual({ person: { id: 'per_ada', erased: true } });
});

it('nobody is taken for erased whose key another process drew after it had been looked for', async () => {
  const [sealing, vault] = [new Vault(personal, subjects, realWorld), new Vault(personal, subjects, realWorld)];
  await vault.load(empty, 1, 'default', [vault.streamOf('default', 'per_ada').name]);
  const { keys, events } = sealFor(sealing, { generation: 0, print: '' });
  const stored = { query: async () => ({ rows: keys }) } as unknown as ClientBase;
  const state = events.at(-1)!.data;
  expect(() => vault.openForDeciding('default', state)).toThrow(NotLoaded);
  await vault.load(stored, 1, 'default', [keys[0]!.stream]);
  expect(vault.openForDeciding('default', state)).toEqual({ person: { id: 'per_ada', name: 'Ada' } });
});

it('data sealed a moment ago is told from memory, as it would be opened, and only while its key is there', async () => {
  const vault = new Vault(personal, subjects, realWorld);
  const contents = new Map<string, string>();
  const folded = (stream: Stream<unknown>) => unwritten(stream);
  const reading = new Reading({ folded, names: () => undefined });
  const { events, keys } = vault.seal('default', [arrived], reading, contents);
  vault.settled('default', keys);
  const { data } = events.at(-1)!;
  expect(contents.size).toBe(1);
  expect(await vault.open(empty, 1, 'default', data)).toEqual(arrived.data);
  const [box] = contents.keys();
  const noted = new Map([[box!, JSON.stringify({ name: 'as noted' })]]);
  expect(await vault.open(empty, 1, 'default', data, noted)).toEqual({ person: { id: 'per_ada', name: 'as noted' } });
  vault.settled('default', [{ ...keys[0]!, generation: 2, key: null, print: '' }]);
  expect(await vault.open(empty, 1, 'default', data, noted)).toEqual({ person: { id: 'per_ada', erased: true } });
});
