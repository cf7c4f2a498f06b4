import { beginning } from '../point.js';
import { noteRefusal, refusedAt, trueAt } from './refused-at.js';
import type { Outcome, Settlement } from './settlement.js';

const member = (builtOn: readonly number[], ...events: readonly string[]) => ({
  settlement: { builtOn, events: events.map((id) => ({ id })) } as unknown as Settlement,
});

const ended = (position: number): Outcome => ({
  outcome: 'stored',
  position: null,
  end: { position, mark: 'before it' },
  recordedAt: 0,
});

describe('a refusal is true', () => {
  it('where the log ended before its call, on whatever it was decided', () => {
    const members = [member([], 'first'), member([])];
    const outcomes: Outcome[] = [{ outcome: 'stored', position: 8, recordedAt: 0 }, ended(7)];
    expect(trueAt(1, members, outcomes)).toEqual({ position: 7, mark: 'before it' });
  });

  it('behind the last event of all that it was built on, when that was stored by the same call', () => {
    const members = [member([], 'a-1', 'a-2'), member([], 'b-00000001', 'b-00000002'), member([0, 1])];
    const outcomes: Outcome[] = [
      { outcome: 'stored', position: 9, recordedAt: 0 },
      { outcome: 'stored', position: 11, recordedAt: 0 },
      ended(7),
    ];
    expect(trueAt(2, members, outcomes)).toEqual({ position: 11, mark: '00000002' });
  });
});

it('a refusal that is thrown has the place that was noted of it, and no other has one', () => {
  const error = new Error('no room');
  noteRefusal(error, { position: 7, mark: '00000007' });
  expect([refusedAt(error), refusedAt(new Error('no room'))]).toEqual([{ position: 7, mark: '00000007' }, undefined]);
});

it('a thrown value that is no object has no place', () => {
  for (const thrown of [undefined, null, 'no']) {
    noteRefusal(thrown, beginning);
    expect(refusedAt(thrown)).toBeUndefined();
  }
});
