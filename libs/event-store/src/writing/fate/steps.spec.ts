import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type CommandStep, type Pending, suffer, undergo } from '../pending.js';
import { bornOf } from './fate.js';

const pending = (): Pending => {
  const command = { envelope: { tenant: 'acme', commandId: 'a', actor: 'test/1', correlationId: 'test' } };
  return { command, fate: bornOf({ locked: false }), fail: () => {} } as unknown as Pending;
};

const heard: CommandStep[] = [];
const hear = (step: unknown) => void heard.push(step as CommandStep);

afterEach(() => {
  unsubscribe('slotlog:command-step', hear);
  heard.length = 0;
});

it('a subscriber in the process hears of each step of a command, in which phase it was and what comes next', () => {
  subscribe('slotlog:command-step', hear);
  const booking = pending();
  undergo(booking, { what: 'sealed', underLock: false });
  undergo(booking, { what: 'sent', event: 'e' });
  suffer(booking, { what: 'failed', failure: 'rejected', members: 1 }, new Error('no'));
  expect(heard).toEqual([
    { commandId: 'a', phase: 'waiting', what: 'sealed', next: 'wait' },
    { commandId: 'a', phase: 'sealed', what: 'sent', next: 'wait' },
    { commandId: 'a', phase: 'sent', what: 'failed', next: { tell: 'cause' } },
  ]);
});

it('a command goes on where nobody looks', () => {
  const booking = pending();
  expect(undergo(booking, { what: 'sealed', underLock: false })).toBe('wait');
  expect(booking.fate.phase).toBe('sealed');
  expect(heard).toEqual([]);
});
