import { strangeHours } from '#test/models/simulated/strange-hours';
import type { Submission } from '#test/models/simulated/told';

const seeds = Array.from({ length: 300 }, (_, seed) => seed);

const kindOf = ({ told }: Submission) => {
  if (told instanceof Error) return told.constructor.name;
  return told?.replayed ? 'replay' : 'success';
};

const everything = [
  'Busy',
  'DatabaseError',
  'Full',
  'IdempotencyKeyReused',
  'OutcomeUnknown',
  'StorageFull',
  'WriteContention',
  'replay',
  'success',
];

it('whatever becomes of calls, answers, commits and the clock: what callers are told is so', async () => {
  const untrue: string[] = [];
  const kinds = new Set<string>();
  for (const seed of seeds) {
    const { submissions, untruths } = await strangeHours(seed);
    untrue.push(...untruths.map((what) => `seed ${seed}: ${what}`));
    for (const each of submissions) kinds.add(kindOf(each));
  }
  expect(untrue.slice(0, 20)).toEqual([]);
  expect([...kinds].sort()).toEqual(everything);
});
