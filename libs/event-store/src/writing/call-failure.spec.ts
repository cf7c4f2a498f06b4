import pg from 'pg';
import { ConnectionFailed } from '#libs/database';
import { Busy, OutcomeUnknown, StorageFull, WriteContention } from '../failures.js';
import { callFailure } from './call-failure.js';

const server = (code: string) => Object.assign(new pg.DatabaseError('said the server', 1, 'error'), { code });
const lost = new ConnectionFailed(new Error('write EPIPE'));
const unconnected = new Busy('no connection');
const mistake = new Error('event 5 where 4 was due');
const alone = { resent: false, appends: true, members: 1, attempts: 4 };

it.each([
  [server('40001'), 'again', WriteContention],
  [server('25006'), 'again', Busy],
  [server('57014'), 'throw', Busy],
  [server('53100'), 'throw', StorageFull],
  [server('22012'), 'throw', pg.DatabaseError],
  [unconnected, 'throw', Busy],
  [lost, 'throw', OutcomeUnknown],
  [mistake, 'throw', Error],
])('%p of a command alone: %s, and its caller hears %p', (cause, next, kind) => {
  const failure = callFailure(cause, alone);
  expect(failure.next).toBe(next);
  expect(failure.error).toBeInstanceOf(kind);
});

it('a refusal stores nothing, so that its lost call is made again', () => {
  expect(callFailure(lost, { ...alone, appends: false })).toMatchObject({ next: 'again', error: expect.any(Busy) });
});

it.each([server('22012'), mistake])('of several members each is sent alone: %p', (cause) => {
  expect(callFailure(cause, { ...alone, members: 2 }).next).toBe('alone');
});

it.each([server('40001'), server('25006'), server('57014'), server('53100'), server('22012'), unconnected, mistake])(
  'nobody hears that nothing was stored once a call of his was lost: %p',
  (cause) => {
    expect(callFailure(cause, { ...alone, resent: true }).error).toBeInstanceOf(OutcomeUnknown);
  },
);
