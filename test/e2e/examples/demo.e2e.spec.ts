import { writingTo } from '#test/harness/apps/mailing-api';
import { type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { caller } from '../../../apps/demo/src/caller.js';
import { playClosing } from '../../../apps/demo/src/closing.js';
import { type Mailbox, openMailbox } from '../../../apps/demo/src/mailbox.js';
import type { Scene } from '../../../apps/demo/src/scene.js';

let api: RunningApi;
let mailbox: Mailbox;

beforeAll(async () => {
  mailbox = await openMailbox();
  api = await runningApi({ ...(await writingTo(mailbox)), WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1' });
});

afterAll(async () => {
  await api.stop();
  mailbox.close();
});

it('the demo closes a room: a mail, its link, the calendar and the webhook are all as they must be', async () => {
  const scenes: Scene[] = [];
  const { url, key } = api.app;
  const callAs = (token: string) => caller({ url, key: token });
  await playClosing({ call: callAs(key), callAs, mailbox }, (scene) => scenes.push(scene));
  expect(scenes.map(({ seen }) => seen)).toEqual(scenes.map(({ expected }) => expected));
  expect(scenes.map(({ shows }) => shows)).toEqual([
    expect.stringMatching(/^Please choose another time: \d\d:\d\d, /),
    expect.stringMatching(/^11:00 was closed, \d\d:\d\d is confirmed$/),
    expect.stringMatching(/^REQUEST 11:00, CANCEL 11:00, REQUEST \d\d:\d\d, all under one UID$/),
    'BookingDisplaced, then BookingRescheduled',
  ]);
});
