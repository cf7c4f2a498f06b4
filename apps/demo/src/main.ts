import { caller } from './caller.js';
import { playClosing } from './closing.js';
import { playHolds } from './holds.js';
import { playRaces } from './races.js';
import type { Scene } from './scene.js';
import { findServer } from './server.js';
import { ending, heading, sceneRow } from './table.js';
import { playTelling } from './telling.js';
import { playWaitlist } from './waitlist.js';

const server = await findServer();
const scenes: Scene[] = [];
try {
  console.log(`\nSlotlog at ${server.url}: who wins, who loses, and what the losers are told\n\n${heading()}`);
  const onScene = (scene: Scene) => {
    scenes.push(scene);
    console.log(sceneRow(scene));
  };
  await playRaces(caller(server), onScene);
  await playHolds(caller(server), onScene);
  await playWaitlist(caller(server), onScene);
  await playTelling(caller(server), onScene);
  const { url, mailbox } = server;
  const callAs = (key: string) => caller({ url, key });
  if (mailbox) await playClosing({ call: caller(server), callAs, mailbox }, onScene);
  console.log(ending());
} finally {
  await server.stop();
}
const failed = scenes.filter(({ expected, seen }) => expected !== seen).length;
console.log(failed === 0 ? '\nA slot is never given away twice.\n' : `\n${failed} of ${scenes.length} went wrong.\n`);
process.exitCode = failed === 0 ? 0 : 1;
