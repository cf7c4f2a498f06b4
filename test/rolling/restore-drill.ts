import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fleet } from '#test/harness/apps/fleet';
import { ReplayTool } from '#test/harness/apps/replay-tool';
import { masterKey } from '#test/harness/apps/start-app';
import { DebianServer, isDebianThere } from '#test/harness/databases/debian-server';
import { endFolderWithUs } from '#test/harness/databases/end-with-us';
import { now } from '#test/harness/running-clock';
import { openDesk } from '#test/load/desk';
import { Load } from '#test/load/load';
import { conclude, readiness, tell, untold, verdictOn } from '#test/load/verdict';

const roles = ['api', 'api', 'projector'] as const;

/**
 * A copy of the files by `pg_basebackup` while clients book, restored as docs/backup.md says: what was acknowledged before
 * the backup began is in it, all goes on, and whoever goes on from a position of the old log is told that it is another.
 */
export const drillRestore = async (seconds: number, seed: number, pace: number): Promise<number> => {
  if (!isDebianThere()) {
    console.error('SKIPPED the restore drill: Debian’s postgresql-15 is not installed.');
    return process.env.CI === 'true' ? 1 : 0;
  }
  console.log('\na backup under load, restored elsewhere');
  const folder = await mkdtemp(join(tmpdir(), 'slotlog-drill-'));
  await chmod(folder, 0o755);
  endFolderWithUs(folder);
  const server = await (await DebianServer.create(join(folder, 'from'))).start();
  const fleet = await Fleet.start(server.url, roles);
  await openDesk(fleet.apis[0]!.url!, fleet.key);
  const load = new Load(fleet, seed);
  await sleep(seconds * 1_000);
  const begun = now().epochMilliseconds;
  const copy = await DebianServer.copy(server.port, join(folder, 'to'));
  await sleep(1_000);
  await load.stop(30 * pace);
  const before = await verdictOn(fleet, load.calls, server.url);
  await fleet.stop();
  await server.kill();

  await copy.start();
  const tool = new ReplayTool({ DATABASE_URL: copy.url, MASTER_KEY: masterKey });
  const forked = await tool.runAlone(['log', 'fork']);
  const restored = await Fleet.start(copy.url, roles);
  const ready = await readiness(restored, 30 * pace);
  const restoredAt = now().epochMilliseconds;
  const after = new Load(restored, seed, 'restored-client');
  await sleep(seconds * 1_000);
  await after.stop(30 * pace);

  const calls = [...load.calls, ...after.calls];
  const { wrong, lost, judged } = await verdictOn(restored, calls, copy.url, [{ from: begun, until: restoredAt }]);
  const old = load.positions;
  console.log(tell(after.figures));
  console.log(`judged     ${judged}`);
  console.log(`restored   all but ${lost.length} writes that were acknowledged after the backup had begun`);
  const all = [
    ...before.wrong.map((line) => `before the restore: ${line}`),
    ...(forked.code === 0 ? [] : [`log fork: ${forked.err}`]),
    ...ready.lacks.map((lack) => `not ready: ${lack}`),
    ...(await untold(restored, [old[0]!, old.at(-1)!])),
    ...wrong,
  ];
  const code = conclude(all, seed, restored);
  await restored.stop();
  await copy.kill();
  await rm(folder, { recursive: true, force: true });
  return code;
};
