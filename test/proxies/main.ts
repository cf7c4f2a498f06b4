// npm run proxies [-- seconds [seed]]: two API processes behind nginx and HAProxy, with the configurations of docs/gateways.md,
// under the load of clients who repeat with their keys, while processes are killed and restarted in turns and the proxies are
// reloaded. Judged by test/checker: with keys no second booking, and no lost answer that a repetition does not find.
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fleet } from '#test/harness/apps/fleet';
import { Follower } from '#test/harness/clients/follower';
import { startOwnServer } from '#test/harness/databases/test-server';
import { FrontProxy } from '#test/harness/proxies/front-proxy';
import { isThere, proxyNames } from '#test/harness/proxies/programs';
import { openDesk } from '#test/load/desk';
import { Load } from '#test/load/load';
import { paceHere } from '#test/load/pace';
import { conclude, counted, readiness, tell, verdictOn } from '#test/load/verdict';
import { freePort } from '../../libs/database/src/embedded/free-port.js';
import { makeTrouble } from './troubles.js';
import { unheard } from './unheard.js';

const [seconds = 20, seed = randomInt(1_000_000)] = process.argv.slice(2).map(Number);
const names = proxyNames.filter((name) => isThere(name));
for (const name of proxyNames) if (!isThere(name)) console.error(`SKIPPED ${name}: Debian’s ${name} is not installed.`);
const areAllThere = names.length === proxyNames.length;
if (names.length === 0 || (!areAllThere && process.env.CI === 'true')) process.exit(process.env.CI === 'true' ? 1 : 0);

const pace = await paceHere();
const mostToReady = 20 * pace;
const server = await startOwnServer({ fsync: 'off', full_page_writes: 'off', max_connections: 200 });
const ports = [await freePort(), await freePort()] as const;
const told = ports.map((port) => ({ PORT: `${port}`, DRAIN_SECONDS: '1', TRUSTED_PROXIES: '127.0.0.1' }));
const fleet = await Fleet.start(server.url, ['api', 'api', 'projector'], undefined, told);
const proxies = await Promise.all(names.map((name) => FrontProxy.start(name, ports)));
await openDesk(fleet.apis[0]!.url!, fleet.key);
console.log(`${seconds} s behind ${names.join(' and ')}, seed ${seed}`);

const bearing = { Authorization: `Bearer ${fleet.key}` };
const followers = proxies.map(({ url }) => new Follower(`${url}/v1/events/stream?types=BookingConfirmed`, bearing));
while (followers.some(({ opened }) => opened === 0)) await sleep(20);
const load = new Load({ key: fleet.key, apis: proxies }, seed);
const troubles = await makeTrouble(fleet, proxies, 700 * Math.min(pace, 3), AbortSignal.timeout(seconds * 1_000));
const ready = await readiness(fleet, mostToReady);
await load.stop(mostToReady);

const { figures } = load;
const missed = await Promise.all(
  followers.map((follower, nth) => unheard(follower, names[nth]!, fleet.apis[0]!.url!, bearing)),
);
console.log(tell(figures));
console.log(`known      ${figures.known} answers were stored before: the request had been done already`);
console.log(`own pages  ${counted(figures.pages)}`);
console.log(`sent again ${proxies.map(({ name, sentAgain }) => `${name} ${sentAgain}`).join(', ')}`);
console.log(
  `streams    ${followers.map(({ opened, heard }, nth) => `${names[nth]} opened ${opened}, heard ${heard.length}`).join('; ')}`,
);
console.log(`troubles   ${counted(troubles)}`);

const verdict = await verdictOn(fleet, load.calls, server.url);
console.log(`judged     ${verdict.judged}`);

// A run in which nothing of this has happened proves nothing.
const never = [
  ...(figures.repeats === 0 ? ['no client has sent anything again'] : []),
  ...(figures.known === 0 ? ['no repetition was told what had been done before'] : []),
  ...(Object.keys(figures.pages).length === 0 ? ['no proxy has answered with a page of its own'] : []),
  ...proxies.filter(({ sentAgain }) => sentAgain === 0).map(({ name }) => `${name} has sent nothing again`),
  ...followers.flatMap(({ opened }, nth) => (opened < 2 ? [`no stream behind ${names[nth]} was ever resumed`] : [])),
];
const wrong = [
  ...ready.lacks.map((lack) => `not ready within ${mostToReady.toFixed(0)} s: ${lack}`),
  ...never,
  ...missed.flat(),
  ...verdict.wrong,
];
await Promise.all(proxies.map((proxy) => proxy.stop()));
await fleet.stop();
await server.stop();
process.exit(conclude(wrong, seed, fleet));
