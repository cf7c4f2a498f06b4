import { RemindOfBookings } from './remind-of-bookings.js';

const minute = 60_000;
const begins = 1_000 * minute;

/** What each look asked for: from when on what is due, in minutes since the first, 'all' where that is all of it. */
const looks = (found: () => readonly object[] = () => []) => {
  const asked: (number | 'all')[] = [];
  const query = async ({ values }: { readonly values: readonly unknown[] }) => {
    const since = values[4] as number;
    asked.push(since === 0 ? 'all' : (since - begins) / minute);
    return { rows: found() };
  };
  const policy = new RemindOfBookings({ query } as never, {} as never);
  return { asked, at: (minutes: number, shard = 1) => policy.find(shard, begins + minutes * minute, []) };
};

it('every ten seconds the reminders of the last hour are looked for, every ten minutes all', async () => {
  const { asked, at } = looks();
  for (const minutes of [0, 0.1, 0.2, 9.9, 10, 10.1, 10.5]) await at(minutes);
  expect(asked).toEqual(['all', 0.2 - 60, 9.9 - 60, 'all', 10.5 - 60]);
});

it('each shard is looked at by itself, and where the clock was set back as well', async () => {
  const { asked, at } = looks();
  await at(0);
  await at(0, 2);
  await at(-5);
  expect(asked).toEqual(['all', 'all', 'all']);
});

it('where there are more than are taken at once it looks again at once, at all of it', async () => {
  const hundred = Array.from({ length: 100 }, () => ({}));
  const left = [hundred, hundred.slice(1)];
  const { asked, at } = looks(() => left.shift() ?? []);
  for (const minutes of [0, 0.01, 0.02]) await at(minutes);
  expect(asked).toEqual(['all', 'all']);
});
