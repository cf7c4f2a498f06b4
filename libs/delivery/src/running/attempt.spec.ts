import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { ConnectionFailed } from '#libs/database';
import { OtherHistory, type StoredEvent } from '#libs/event-store';
import { sealSecret } from '../signing/secrets.js';
import { signedHeaders } from '../signing/sign.js';
import type { Subscriber } from '../subscriber.js';
import { attempt, headersOf, isUnreadable } from './attempt.js';

const subscriber = { shard: 1, tenant: 'default', id: 'whk_1', url: 'https://a.example.com/', secrets: [] };
const event = { id: randomUUIDv7(), tenant: 'default', type: 'SeatTaken', stream: 'room/a', data: {} };

const attemptWhere = (revealing: () => Promise<StoredEvent>, complaints: string[] = [], of: object = event) => {
  const complain = (line: string) => void complaints.push(line);
  const parts = {
    log: { revealFollowed: revealing },
    sender: { send: async (_: URL, render: () => Promise<unknown>) => (await render()) as never },
    telling: { message: ({ id }: { id: string }) => ({ id, body: '{}' }) },
    clock: { now: () => 0 },
    secretsKey: randomBytes(32),
    logger: { warn: complain, error: complain },
  };
  type Attempt = Parameters<typeof attempt>;
  return attempt(
    parts as unknown as Attempt[0],
    subscriber as unknown as Subscriber,
    of as unknown as Attempt[2],
    false,
  );
};

test('an event that does not open is no trouble of the log: it alone stays behind, and the operator hears of it', async () => {
  const complaints: string[] = [];
  const answer = await attemptWhere(async () => {
    throw new Error('Unsupported state or unable to authenticate data');
  }, complaints);
  expect(isUnreadable(answer)).toBe(true);
  expect(complaints).toEqual([expect.stringContaining(event.id)]);
});

test('an event that this process does not know is neither opened nor sent, and written down as unreadable', async () => {
  const complaints: string[] = [];
  const opened: unknown[] = [];
  const unknown = { ...event, unreadable: new Error('of a later build') };
  const answer = await attemptWhere(async () => opened.push(1) as never, complaints, unknown);
  expect([isUnreadable(answer), opened, complaints]).toEqual([true, [], []]);
  expect(answer).toEqual({ status: null, silence: 'no-connection', detail: 'unreadable', milliseconds: 0 });
});

test('that the log has lost what was to be told is its trouble, and no event stays behind for it', async () => {
  const lost = new OtherHistory(1, { position: 1, mark: 'ab' });
  await expect(attemptWhere(() => Promise.reject(lost))).rejects.toBe(lost);
});

test('a log that cannot be reached is in trouble itself, and no event stays behind for it', async () => {
  const gone = new ConnectionFailed(new Error('read ECONNRESET'));
  await expect(attemptWhere(() => Promise.reject(gone))).rejects.toBe(gone);
});

test('a message is signed with its id, the second it is sent in, and its body', () => {
  const key = randomBytes(32);
  const secret = randomBytes(32);
  const sealed = sealSecret({ secret: randomBytes }, key, 'webhook default/whk_1', secret);
  const secrets = [{ sealed, endsAt: null }];
  const signed = headersOf({ ...subscriber, secrets } as unknown as Subscriber, key, 12_900, 'evt_1', '{"a":1}');
  expect(signed).toEqual(signedHeaders([secret], { id: 'evt_1', timestamp: 12, body: '{"a":1}' }));
});

test('a secret signs for the subscriber alone for whom it was sealed', () => {
  const key = randomBytes(32);
  const secret = (owner: string) => ({
    sealed: sealSecret({ secret: randomBytes }, key, owner, randomBytes(32)),
    endsAt: null,
  });
  const signed = (owner: string) =>
    headersOf({ ...subscriber, secrets: [secret(owner)] } as unknown as Subscriber, key, 0, 'evt_1', '{}');
  expect(signed('webhook default/whk_1')['webhook-signature']).toMatch(/^v1,/);
  expect(() => signed('webhook default/whk_2')).toThrow();
  expect(() => signed('webhook other/whk_1')).toThrow();
});
