import { unwritten } from '../../../../libs/event-store/src/streams/folded-stream.js';
import { pendingOf } from '../../../../libs/event-store/src/writing/pending.js';
import type { Command } from '../../../../libs/event-store/src/writing/verdict.js';

const stream = (name: string) => ({ name, initial: 0, evolve: (state: unknown) => state });
const command = { envelope: { tenant: 'acme' } } as Command;
const come = (unheardOf: readonly ReturnType<typeof stream>[], locked: boolean) =>
  pendingOf(command, { unheardOf, locked }, 5, { settle: () => {}, fail: () => {} });

it('a command that has come takes the streams for new that nobody has heard of, for its tenant', () => {
  const { loaded } = come([stream('a'), stream('b')], false);
  expect([...loaded]).toEqual([
    ['acme a', unwritten(stream('a'))],
    ['acme b', unwritten(stream('b'))],
  ]);
});

it('a command that reads a range is decided under the lock from the beginning, and no other is', () => {
  expect([true, false].map((locked) => come([], locked).fate.locked)).toEqual([true, false]);
});
