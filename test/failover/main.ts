// npm run failover [-- seconds [seed]]: Debian's servers with streaming replication under load. The links to the standbys
// are cut before the last commits, the primary is killed, a standby promoted, and the addresses turned.
import { randomInt } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fleet } from '#test/harness/apps/fleet';
import { DebianServer, isDebianThere } from '#test/harness/databases/debian-server';
import { endFolderWithUs } from '#test/harness/databases/end-with-us';
import { Link } from '#test/harness/databases/link';
import { now } from '#test/harness/running-clock';
import { openDesk } from '#test/load/desk';
import { Load } from '#test/load/load';
import { paceHere } from '#test/load/pace';
import { conclude, readiness, tell, verdictOn } from '#test/load/verdict';

const [seconds = 8, seed = randomInt(1_000_000)] = process.argv.slice(2).map(Number);

/** How commits are kept. */
interface Scene {
  readonly title: string;
  /** Each through a link of its own. */
  readonly standbys: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly mayLose: boolean;
}

const scenes: readonly Scene[] = [
  { title: 'one standby that lags', standbys: 1, settings: {}, mayLose: true },
  {
    title: 'any one of two synchronous standbys',
    standbys: 2,
    settings: { synchronous_standby_names: 'ANY 1 (*)' },
    mayLose: false,
  },
];

const startServers = async (folder: string, { standbys, settings }: Scene) => {
  const primary = await (await DebianServer.create(join(folder, 'primary'))).start();
  const others: { standby: DebianServer; link: Link }[] = [];
  for (let number = 1; number <= standbys; number += 1) {
    const link = await Link.to(primary.port);
    const copy = await DebianServer.copy(link.port, join(folder, `standby-${number}`), ['-R']);
    others.push({ standby: await copy.start(), link });
  }
  await primary.kill();
  // Not before somebody follows: nothing would be committed.
  await primary.start(settings);
  while ((await primary.ask('select count(*)::int as count from pg_stat_replication')).count !== standbys)
    await sleep(100);
  return { primary, others };
};

const play = async (scene: Scene, pace: number): Promise<number> => {
  console.log(`\n${scene.title}`);
  const folder = await mkdtemp(join(tmpdir(), 'slotlog-failover-'));
  await chmod(folder, 0o755);
  endFolderWithUs(folder);
  const { primary, others } = await startServers(folder, scene);
  const fleet = await Fleet.start(primary.url, ['api', 'api', 'projector']);
  await openDesk(fleet.apis[0]!.url!, fleet.key);
  const load = new Load(fleet, seed);
  await sleep(seconds * 1_000);

  // Of two that follow one hears the last commits; then nobody hears of any more, and nothing is acknowledged.
  for (const { link } of others) {
    link.cut();
    await sleep(1_500);
  }
  await primary.kill();
  const { standby } = others.at(-1)!;
  await standby.promote();
  const takenOverAt = now().epochMilliseconds;
  for (const { link } of fleet.members) link.turn(standby.port);
  // The one is there again as new, the other one remembers.
  await fleet.apis[0]!.kill();
  const ready = await readiness(fleet, 30 * pace);
  await sleep(seconds * 1_000);
  await load.stop(30 * pace);

  const losses = [{ from: 0, until: takenOverAt }];
  const { wrong, lost, judged } = await verdictOn(fleet, load.calls, standby.url, losses);
  console.log(tell(load.figures));
  console.log(`judged     ${judged}`);
  console.log(`ready      ${ready.seconds.toFixed(1)} s after the standby had taken over`);
  const ends = lost.length > 0 ? `, from ${lost[0]} to ${lost.at(-1)}` : '';
  console.log(
    `lost       ${lost.length} acknowledged writes${ends}; whoever goes on from them is told 410 other-history`,
  );
  const all = [
    ...wrong,
    ...(scene.mayLose ? load.figures.met.complaints('failover', seconds) : []),
    ...ready.lacks.map((lack) => `not ready: ${lack}`),
    ...(lost.length > 0 && !scene.mayLose ? ['acknowledged writes are lost'] : []),
    ...(lost.length === 0 && scene.mayLose ? ['nothing was lost, so nothing was tried'] : []),
  ];
  const code = conclude(all, seed, fleet);
  await fleet.stop();
  await Promise.all(others.map(({ link }) => link.close()));
  await Promise.all(others.map(({ standby }) => standby.kill()));
  await rm(folder, { recursive: true, force: true });
  return code;
};

if (!isDebianThere()) {
  console.error('SKIPPED failover: Debian’s postgresql-15 is not installed.');
  process.exit(process.env.CI === 'true' ? 1 : 0);
}
const pace = await paceHere();
const codes: number[] = [];
for (const scene of scenes) codes.push(await play(scene, pace));
process.exit(Math.max(...codes));
