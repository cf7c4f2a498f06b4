import { beginning } from '../point.js';
import { type FoldedStream, unwritten } from '../streams/folded-stream.js';
import { Reading } from '../streams/reading.js';
import { lastRead, noteRefusal, refusedAt } from './refused-at.js';

const stream = (name: string) => ({ name, initial: 0, evolve: (state: number) => state + 1 });

const at = (position: number, id = `event-${position}-00000000`): FoldedStream => ({
  ...unwritten(stream('')),
  version: 1,
  lastId: id,
  position,
});

/** What a decision has read that saw these streams so. */
const readingOf = (states: Record<string, FoldedStream>, hinted: readonly string[] = []) => {
  const reading = new Reading({ folded: ({ name }) => states[name], names: () => [] });
  reading.read.hint(hinted.map(stream));
  reading.read.all(
    Object.keys(states)
      .filter((name) => !hinted.includes(name))
      .map(stream),
  );
  return reading;
};

const nothing = () => undefined;

describe('a refusal stands at the last event', () => {
  it('of all streams that were expected to stand so, not of hints, which may be wrong', () => {
    const reading = readingOf({ a: at(3), b: at(7, 'the last one 4be01c77'), c: at(5), d: at(9) }, ['d']);
    expect(lastRead(reading, nothing)).toEqual({ position: 7, mark: '4be01c77' });
  });

  it('that was stored by the same call, where it saw that before it had a position', () => {
    const reading = readingOf({ a: at(3), b: at(0) });
    expect(lastRead(reading, nothing).position).toBe(3);
    expect(lastRead(reading, (name) => (name === 'b' ? at(8) : undefined)).position).toBe(8);
  });

  it('and at the beginning where there is none', () => {
    expect(lastRead(readingOf({ a: unwritten(stream('a')) }), nothing)).toEqual(beginning);
  });
});

it('what is no object has no place', () => {
  for (const thrown of [undefined, null, 'no']) {
    noteRefusal(thrown, beginning);
    expect(refusedAt(thrown)).toBeUndefined();
  }
});
