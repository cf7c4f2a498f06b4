import { setTimeout as sleep } from 'node:timers/promises';
import type { Asked } from '#test/extremes/asked';
import { type End, EndsOfValues, withEnd } from '#test/extremes/ends-of-values';
import { Grounds } from '#test/extremes/grounds';
import { haveRareEvents } from '#test/extremes/rare-events';
import { type Operation, operationsOf } from '#test/fuzz/requests';
import { type RunningApi, runningApi } from '#test/harness/apps/running-api';
import type { Answer } from '#test/harness/clients/api-client';
import { apiDocument } from '#test/harness/clients/api-document';
import { type OpenLog, openLog } from '#test/harness/logs/open-log';
import type { Part } from '#test/openapi/resolve';
import { eventTypes } from '../../libs/booking/src/events/event-catalogue.js';

const document = (await apiDocument('3.1')) as Part;
const writes = operationsOf(document).filter(({ method }) => method !== 'GET');
const ends = new EndsOfValues(document);
const atOnce = 8;

let api: RunningApi;
let opened: OpenLog;
let grounds: Grounds;

beforeAll(async () => {
  api = await runningApi();
});

beforeAll(async () => {
  opened = await openLog(api.databaseUrl);
  grounds = await Grounds.open(api.client, opened.log);
});

afterAll(async () => {
  await opened.close();
  await api.stop();
});

const send = ({ method, path, parameters }: Operation, { ids = [], body }: Asked): Promise<Answer> => {
  const left = [...ids];
  const filled = path.replaceAll(/\{\w+\}/g, () => left.shift()!);
  const takesVersion = parameters.some(({ name }) => name === 'If-Match');
  return api.client.send(method, filled, body, takesVersion ? { 'If-Match': '*' } : {});
};

/** Once all that is in the log has been looked at: what the views could not take. */
const parked = async (): Promise<readonly string[]> => {
  for (let looks = 0; looks < 500; looks += 1) {
    const { items } = (await api.client.get('/v1/projections')).body;
    const failing = items.flatMap(({ name, parked }: Part & { parked: { subjects: Part[] } }) =>
      parked.subjects.map(({ stream, reason }) => `${name}: ${stream}: ${reason}`),
    );
    if (failing.length > 0) return failing;
    if (items.every(({ lag }: { lag: { events: number } }) => lag.events === 0)) return [];
    await sleep(20);
  }
  throw new Error('the views do not come to the end of the log');
};

/** Webhooks and mails that fail are told of by whoever sends them: no view takes them. */
const ofViews = (types: readonly string[]) => types.filter((type) => !/^(Webhook|MailFailed)/.test(type));

const shown = ({ path, value }: End) => `/${path.join('/')} ${JSON.stringify(value).slice(0, 60)}`;

it.each(writes)('$id at the ends of all its values is taken by every view, or refused', async (write) => {
  const failed: string[] = [];
  for (const ground of grounds.of(write.id) ?? []) {
    const first = await send(write, await ground());
    expect(`${first.status} ${JSON.stringify(first.body)}`).toMatch(/^20[0124]/);
    const left = write.body ? ends.of(write.body) : [];
    const work = async () => {
      for (let end = left.shift(); end; end = left.shift()) {
        const { body, ...asked } = await ground();
        const { status } = await send(write, { ...asked, body: withEnd(body, end) as Part });
        if (status >= 500) failed.push(`${status} ${shown(end)}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }
  expect({ failed, parked: await parked() }).toEqual({ failed: [], parked: [] });
  expect(grounds.of(write.id)).toBeDefined();
});

it('all that ever happens has happened by then, and the policies went on', async () => {
  await haveRareEvents(api.client, grounds);
  const typesSeen = async () => {
    const { rows } = await opened.pool.query<{ type: string }>('select distinct type from slotlog.events order by 1');
    return ofViews(rows.map(({ type }) => type));
  };
  const all = ofViews(Object.keys(eventTypes)).sort();
  for (let looks = 0; looks < 1_500 && (await typesSeen()).length < all.length; looks += 1) await sleep(100);
  expect(await typesSeen()).toEqual(all);
  expect(await parked()).toEqual([]);
  expect(api.app.lines.filter((line) => /"level":[456]0/.test(line))).toEqual([]);
}, 240_000);
