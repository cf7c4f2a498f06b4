import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { realWorld } from '#libs/event-store';
import { newSecret, openSecret, rotated, sealSecret, secretsAt, secretText } from './secrets.js';
import { signedHeaders } from './sign.js';

const body = JSON.stringify({ type: 'RoomPainted', timestamp: '2026-11-23T09:00:00.000Z', data: { colour: 'grün' } });
const message = (timestamp: number) => ({ id: 'evt_1', timestamp, body });

/** The library looks at the clock by itself, so that it is given what was signed now. */
const verify = (secret: Buffer, headers: Readonly<Record<string, string>>, sent = body) => {
  jest.useFakeTimers({ now: Number(headers['webhook-timestamp']) * 1_000 });
  try {
    return new Webhook(secretText(secret)).verify(sent, headers);
  } finally {
    jest.useRealTimers();
  }
};

test('a message is verified by the library of Standard Webhooks', () => {
  const secret = newSecret(realWorld);
  expect(verify(secret, signedHeaders([secret], message(1_800_000_000)))).toEqual(JSON.parse(body));
});

test('another secret, another body and another id are not', () => {
  const [secret, other] = [newSecret(realWorld), newSecret(realWorld)];
  const headers = signedHeaders([secret], message(1_800_000_000));
  expect(() => verify(other, headers)).toThrow('No matching signature');
  expect(() => verify(secret, headers, body.replace('grün', 'grau'))).toThrow('No matching signature');
  expect(() => verify(secret, { ...headers, 'webhook-id': 'evt_2' })).toThrow('No matching signature');
});

test('while a secret is changed both verify', () => {
  const [old, fresh] = [newSecret(realWorld), newSecret(realWorld)];
  const headers = signedHeaders([fresh, old], message(1_800_000_000));
  expect(headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/);
  for (const secret of [old, fresh]) expect(verify(secret, headers)).toEqual(JSON.parse(body));
});

test('a secret has 24 to 64 bytes and is shown as the standard wants', () => {
  expect(newSecret(realWorld)).toHaveLength(32);
  expect(secretText(newSecret(realWorld))).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
});

test('a sealed secret opens for whom it was sealed alone', () => {
  const [key, secret] = [randomBytes(32), newSecret(realWorld)];
  const sealed = sealSecret(realWorld, key, 'default/whk_1', secret);
  expect(openSecret(key, 'default/whk_1', sealed)).toEqual(secret);
  expect(sealed.includes(secret)).toBe(false);
  expect(() => openSecret(key, 'default/whk_2', sealed)).toThrow();
  expect(() => openSecret(randomBytes(32), 'default/whk_1', sealed)).toThrow();
});

describe('a secret is changed', () => {
  const [first, second, third] = ['1', '2', '3'].map((each) => Buffer.from(each)) as [Buffer, Buffer, Buffer];

  test('the old one signs until it ends', () => {
    const kept = rotated([{ sealed: first, endsAt: null }], second, 100, 200);
    expect(secretsAt(kept, 199).map(({ sealed }) => sealed)).toEqual([second, first]);
    expect(secretsAt(kept, 200).map(({ sealed }) => sealed)).toEqual([second]);
  });

  test('two sign at most', () => {
    const twice = rotated(rotated([{ sealed: first, endsAt: null }], second, 100, 1_000), third, 110, 1_000);
    expect(secretsAt(twice, 110).map(({ sealed }) => sealed)).toEqual([third, second]);
  });

  test('at once, where the old one is known to others', () => {
    const kept = rotated([{ sealed: first, endsAt: null }], second, 100, 100);
    expect(secretsAt(kept, 100)).toEqual([{ sealed: second, endsAt: null }]);
  });

  test('the old one is remembered for seven days, of twenty at most', () => {
    const day = 86_400_000;
    const old = { sealed: first, endsAt: 1 };
    const ended = (now: number) => rotated([{ sealed: second, endsAt: null }, old], third, now, now).slice(2);
    expect([ended(7 * day), ended(7 * day + 1)]).toEqual([[old], []]);
    expect(rotated(Array(20).fill({ sealed: first, endsAt: 5 }), second, 10, 20)).toHaveLength(20);
  });
});
