import { QuietStore } from '../quiet-store.js';
import { runnerOf, seatRows, take } from './seat-rows.js';

/**
 * What another one changes in between, a rebuilt table that takes over above all, shows in where the projections stand: read the
 * other way round, a runner would stand behind what was parked and know of none of it.
 */
it('a runner reads what is parked after where its projections stand, whenever it looks', async () => {
  const quiet = new QuietStore();
  const here = await quiet.open();
  await quiet.outcome(runnerOf(here, seatRows()).start());
  await take(quiet, here, 'a', 'ada');
  here.next('commit', async () => {
    throw new Error('lost');
  });
  await quiet.pass(10_000);
  const looks = here.asked.filter((what) => what === 'read-stands' || what === 'parked-subjects');
  expect(looks.length).toBeGreaterThan(3);
  expect(looks).toEqual(looks.map((_, nth) => (nth % 2 === 0 ? 'read-stands' : 'parked-subjects')));
});
