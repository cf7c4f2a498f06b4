import type { Group } from '../../../../libs/event-store/src/writing/group.js';
import { settledCommands } from '../../../../libs/event-store/src/writing/settled-commands.js';
import type { Outcome } from '../../../../libs/event-store/src/writing/settlement.js';

const member = (commandId: string, ...ids: readonly string[]) => ({
  settlement: { envelope: { commandId }, events: ids.map((id) => ({ id })) },
});

/** What is told of commands that wrote these events, which came to these outcomes. */
const told = (members: readonly ReturnType<typeof member>[], outcomes: readonly object[]) =>
  settledCommands({ members } as unknown as Group, outcomes as readonly Outcome[], [5, 6, 7]);

it('a command that was stored is told with the point of its last event, and how long it had waited', () => {
  const stored = [
    { outcome: 'stored', position: 9 },
    { outcome: 'stored', position: 11 },
  ];
  expect(told([member('one', 'a-00000001', 'a-00000002'), member('two', 'b-00000003')], stored)).toEqual([
    { id: 'one', waitedMs: 5, outcome: 'stored', point: { position: 9, mark: '00000002' } },
    { id: 'two', waitedMs: 6, outcome: 'stored', point: { position: 11, mark: '00000003' } },
  ]);
});

it('a command that stored nothing is told without a point, whatever it was to write', () => {
  const outcomes = [
    { outcome: 'late' },
    { outcome: 'known', known: { position: 4 } },
    { outcome: 'stored', position: null },
  ];
  const members = [member('one', 'a-00000001'), member('two', 'b-00000002'), member('three')];
  expect(told(members, outcomes)).toEqual([
    { id: 'one', waitedMs: 5, outcome: 'late', point: null },
    { id: 'two', waitedMs: 6, outcome: 'known', point: null },
    { id: 'three', waitedMs: 7, outcome: 'stored', point: null },
  ]);
});
