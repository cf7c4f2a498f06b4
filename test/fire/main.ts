// npm run fire [-- seconds [seed]]: two API processes and a projector on one Postgres, under the load of clients who repeat
// with their keys, while processes are killed and frozen, cut off, and the database crashes. Judged by test/checker.
import { randomInt } from 'node:crypto';
import { Dice } from '#test/fuzz/dice';
import { Fleet } from '#test/harness/apps/fleet';
import { startOwnServer } from '#test/harness/databases/test-server';
import { openDesk } from '#test/load/desk';
import { Load } from '#test/load/load';
import { paceHere } from '#test/load/pace';
import { conclude, counted, readiness, tell, verdictOn } from '#test/load/verdict';
import { setOnFire } from './faults.js';

const [seconds = 120, seed = randomInt(1_000_000)] = process.argv.slice(2).map(Number);

/** From the end of the last fault on, at the pace of the machine of CONTRIBUTING.md. */
const pace = await paceHere();
const mostToReady = 10 * pace;

// Whatever it answered a commit with has been written: what crashes is the server, not the machine.
const server = await startOwnServer({ fsync: 'off', full_page_writes: 'off', max_connections: 200 });
const fleet = await Fleet.start(server.url, ['api', 'api', 'projector']);
await openDesk(fleet.apis[0]!.url!, fleet.key);
console.log(`${seconds} s of fire, seed ${seed}`);

const load = new Load(fleet, seed);
const burning = AbortSignal.timeout(seconds * 1_000);
const place = { fleet, databaseUrl: server.url, data: server.data, dice: new Dice(seed), pace: Math.min(pace, 3) };
const faults = await setOnFire(place, burning);
const ready = await readiness(fleet, mostToReady);
for (const { link } of fleet.members) link.mend();
await load.stop(mostToReady);

console.log(tell(load.figures));
console.log(`faults     ${counted(faults)}`);
console.log(`ready      ${ready.seconds.toFixed(1)} s after the last of them; at most ${mostToReady.toFixed(0)} s`);
const verdict = await verdictOn(fleet, load.calls, server.url);
console.log(`judged     ${verdict.judged}`);
const wrong = [
  ...ready.lacks.map((lack) => `not ready within ${mostToReady.toFixed(0)} s of the last fault: ${lack}`),
  ...verdict.wrong,
  ...load.figures.met.complaints('fire', seconds),
];
await fleet.stop();
await server.stop();
process.exit(conclude(wrong, seed, fleet));
