import { readFile } from 'node:fs/promises';
import { inPackage } from '#libs/database';
import { type RunningApi, runningApi } from '#test/harness/apps/running-api';
import { differences, requestOf, stepsOf } from '#test/harness/databases/session';
import { daysFromToday } from '#test/harness/running-clock';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

it('the conflicts in the document are answered as it says', async () => {
  const document = await readFile(inPackage('docs/conflicts.md'), 'utf8');
  const steps = stepsOf(document.replaceAll('http://localhost:3000', api.app.url));
  expect(steps.length).toBeGreaterThan(15);
  const DAY = daysFromToday(7).toPlainDate().toString();
  const variables = { URL: api.app.url, AUTH: `Authorization: Bearer ${api.app.key}`, DAY };
  for (const { command, status, header, answer } of steps) {
    const { url, init } = requestOf(command, variables);
    const response = await fetch(url, init);
    const body = await response.json();
    const found = [
      ...(response.status === status ? [] : [`is ${response.status}, not ${status}`]),
      ...(!header || response.headers.get(header[0]) === header[1] ? [] : [`lacks ${header.join(': ')}`]),
      ...differences(answer, body),
    ];
    if (found.length > 0) throw new Error(`${command}\n${found.join('\n')}\n${JSON.stringify(body, null, 1)}`);
  }
});

it.each([
  [{ code: 'slot-taken' }, { code: 'slot-held' }],
  [{ missing: 1 }, {}],
  [[1, 2], [1]],
  ['…T09:00:00Z', '2026-11-23T10:00:00Z'],
  [null, undefined],
])('an answer that is not as shown is noticed (%#)', (shown, given) => {
  expect(differences(shown, given)).toHaveLength(1);
});

it.each([
  [{ code: 'slot-taken' }, { code: 'slot-taken', more: 1 }],
  [[1], [1, 2]],
  ['bkg_…', 'bkg_019aa5c0'],
])('an answer that is as shown is let through (%#)', (shown, given) => {
  expect(differences(shown, given)).toEqual([]);
});
