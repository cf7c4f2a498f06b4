import { Problem, render } from './problem.js';
import { codes, type Kind, kinds } from './problem-kinds.js';

const occasion = { origin: 'https://booking.example.com', path: '/v1/bookings', requestId: 'req_1' };
const wait = (afterMs: number) => ({ strategy: 'same-request', afterMs }) as const;
const told = (afterMs: number) => render(new Problem('busy', 'Busy.', {}, {}, wait(afterMs)), occasion);

it.each([
  [1, '1'],
  [1_000, '1'],
  [1_001, '2'],
  [59_400, '60'],
])('somebody who is to wait %d ms is told no shorter time in whole seconds: %s', (afterMs, seconds) => {
  expect(told(afterMs)).toMatchObject({ headers: { 'Retry-After': seconds }, body: { retry: { afterMs } } });
});

it.each(codes)(
  '%s is told with one status, under the own address, and with a wait only where one is worth it',
  (code) => {
    const { status, retry }: Kind = kinds[code];
    const answer = render(new Problem(code, 'Something.'), occasion);
    expect(answer).toMatchObject({
      status,
      body: { status, code, type: `https://booking.example.com/problems/${code}` },
    });
    expect('Retry-After' in answer.headers).toBe(retry.afterMs !== undefined);
  },
);

it('a version that a caller decided on and has changed is a conflict where the body says so, and a failed precondition in a header', () => {
  expect([kinds['version-conflict'].status, kinds['precondition-failed'].status]).toEqual([409, 412]);
  expect([kinds['version-required'].status, kinds['other-history'].status]).toEqual([428, 410]);
});
