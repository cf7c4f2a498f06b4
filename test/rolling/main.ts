// npm run rolling [-- seconds [seed]]: yesterday's build and today's on one database under load, upgraded and rolled back one
// process at a time; then a backup that is taken under load, restored elsewhere, and gone on with. Judged by test/checker.
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fleet } from '#test/harness/apps/fleet';
import { startOwnServer } from '#test/harness/databases/test-server';
import { openDesk } from '#test/load/desk';
import { Load } from '#test/load/load';
import { paceHere } from '#test/load/pace';
import { conclude, readiness, tell, verdictOn } from '#test/load/verdict';
import { inPackage } from '../../libs/database/src/in-package.js';
import { drillRestore } from './restore-drill.js';
import { buildOf, changedInPlace, howToMoveOn, yesterday } from './yesterday.js';

const [seconds = 120, seed = randomInt(1_000_000)] = process.argv.slice(2).map(Number);

/** One process after the other is moved to the other build: up, down again, and up for good. */
const roll = async (pace: number): Promise<number> => {
  const commit = yesterday();
  const changed = changedInPlace(commit);
  if (changed.length > 0) {
    console.error(howToMoveOn(commit, changed));
    return 1;
  }
  const [before, today] = [buildOf(commit), inPackage('dist')];
  console.log(`${seconds} s of rolling between ${commit.slice(0, 12)} and today, seed ${seed}`);
  const server = await startOwnServer({ fsync: 'off', full_page_writes: 'off', max_connections: 200 });
  const fleet = await Fleet.start(server.url, ['api', 'api', 'projector'], before);
  await openDesk(fleet.apis[0]!.url!, fleet.key);
  const load = new Load(fleet, seed);
  const steps = [today, before, today].flatMap((build) => fleet.members.map((member) => ({ build, member })));
  const slowest = { seconds: 0 };
  const lacks: string[] = [];
  for (const { build, member } of steps) {
    await sleep((seconds * 1_000) / steps.length);
    await member.restart(build);
    const ready = await readiness(fleet, 30 * pace);
    slowest.seconds = Math.max(slowest.seconds, ready.seconds);
    lacks.push(...ready.lacks.map((lack) => `${build === today ? 'today' : 'yesterday'}, not ready: ${lack}`));
  }
  await load.stop(30 * pace);
  const { wrong, judged } = await verdictOn(fleet, load.calls, server.url);
  console.log(tell(load.figures));
  console.log(`judged     ${judged}`);
  console.log(`rolled     ${steps.length} restarts, ready again after ${slowest.seconds.toFixed(1)} s at most`);
  const code = conclude([...lacks, ...wrong, ...load.figures.met.complaints('rolling', seconds)], seed, fleet);
  await fleet.stop();
  await server.stop();
  return code;
};

const pace = await paceHere();
const codes = [await roll(pace), await drillRestore(Math.ceil(seconds / 10), seed, pace)];
process.exit(Math.max(...codes));
