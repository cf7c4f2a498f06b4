import { problem } from '../../../../test/models/booking-server.js';
import { readAnswer } from './read-answer.js';

const html = (status: number, headers = {}) =>
  new Response('<h1>No</h1>', { status, headers: { 'Content-Type': 'text/html', ...headers } });

const failing = async (response: Response) => {
  const outcome = await readAnswer(response);
  if ('answer' in outcome) throw new Error('it is an answer');
  const { failure, again, after, silent } = outcome;
  return { code: failure.code, again, after, silent };
};

it.each([
  ['write-contention', 409, 'same-request', true],
  ['slot-taken', 409, 'choose-alternative', false],
  ['version-conflict', 409, 'reread', false],
  ['already-exists', 409, 'never', false],
  ['rule-violation', 422, 'fix-request', false],
  ['busy', 503, 'same-request', true],
  ['not-heard-of-yet', 503, 'never', false],
])('%s (%i) is sent again where its strategy says so, whatever its status', async (code, status, strategy, again) => {
  expect(await failing(problem(status, code, strategy))).toMatchObject({ code, again, silent: false });
});

it.each([
  [408, true],
  [429, true],
  [500, true],
  [502, true],
  [504, true],
  [520, true],
  [403, false],
  [404, false],
  [409, false],
  [501, false],
])('%i of somebody else: sent again: %s', async (status, again) => {
  expect(await failing(html(status))).toMatchObject({ code: 'gateway', again, silent: true });
});

it('a page where an answer should be is none, and comes again if it is asked again', async () => {
  expect(await failing(html(200))).toMatchObject({ code: 'gateway', again: false, silent: true });
});

it('a problem of somebody else, without a code, is no refusal', async () => {
  const response = Response.json({ title: 'No upstream' }, { status: 503 });
  expect(await failing(response)).toMatchObject({ code: 'gateway', again: true });
});

it.each([
  ['5', 5_000],
  ['0', 0],
  ['-5', 0],
  ['1e9', 0],
  ['soon', 0],
  ['', 0],
  ['Fri, 20 Nov 2026 09:00:05 GMT', 5_000],
  ['Fri, 20 Nov 2026 08:00:00 GMT', 0],
])('Retry-After: %j is %i ms, dates by the clock of who answered', async (text, after) => {
  const headers = { 'Retry-After': text, Date: 'Fri, 20 Nov 2026 09:00:00 GMT' };
  expect(await failing(html(503, headers))).toMatchObject({ after });
});

it('the later one counts of a header and a body that say when to come again', async () => {
  const more = { retry: { strategy: 'same-request', afterMs: 3_000 } };
  expect(await failing(problem(503, 'busy', '', more, { 'Retry-After': '1' }))).toMatchObject({ after: 3_000 });
});

it.each([202, 204])('a response without a body has no answer in it (%i)', async (status) => {
  expect(await readAnswer(new Response(null, { status }))).toEqual({ answer: undefined });
});

it('an empty page is no answer', async () => {
  expect(await failing(new Response(null, { status: 200 }))).toMatchObject({ code: 'gateway', again: false });
});
