import { generateKeyPairSync, sign } from 'node:crypto';
import { verify } from './webhooks.js';

/** The example of the specification, Standard Webhooks 1.0. */
const secret = 'whsec_plJ3nmyCDGBKInavdOK15jsl';
const body = '{"event_type":"ping","data":{"success":true}}';
const headers = {
  'webhook-id': 'msg_loFOjxBNrRLzqYUf',
  'webhook-timestamp': '1731705121',
  'webhook-signature': 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=',
};
const now = 1_731_705_121_000;
const other = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

it('believes what the specification signs, as text and as bytes, in headers of every kind', async () => {
  const parsed = JSON.parse(body);
  expect(await verify(body, headers, secret, { now })).toEqual(parsed);
  expect(await verify(new TextEncoder().encode(body), new Headers(headers), secret, { now })).toEqual(parsed);
  const shouted = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
  expect(await verify(body, shouted, secret, { now })).toEqual(parsed);
});

it('believes one signature of several, and one secret of several, as while a secret is changed', async () => {
  const several = {
    ...headers,
    'webhook-signature': `v1,AAAA v1a,AAAA nonsense v1,%% ${headers['webhook-signature']}`,
  };
  expect(await verify(body, several, [other, secret], { now })).toBeDefined();
});

it('believes a signature by Ed25519', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = `whpk_${publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')}`;
  const text = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
  const signed = { ...headers, 'webhook-signature': `v1a,${sign(null, text, privateKey).toString('base64')}` };
  expect(await verify(body, signed, key, { now })).toEqual(JSON.parse(body));
  await expect(verify(`${body} `, signed, key, { now })).rejects.toMatchObject({ reason: 'signature-wrong' });
  const renamed = { ...signed, 'webhook-signature': signed['webhook-signature'].replace('v1a,', 'v1,') };
  await expect(verify(body, renamed, key, { now })).rejects.toMatchObject({ reason: 'signature-wrong' });
});

it.each([
  ['another body', { body: `${body} ` }, 'signature-wrong'],
  ['another id', { headers: { ...headers, 'webhook-id': 'msg_2' } }, 'signature-wrong'],
  ['another secret', { secret: other }, 'signature-wrong'],
  ['no secret at all', { secret: [] }, 'signature-wrong'],
  ['a repetition, six minutes later', { now: now + 360_000 }, 'too-old'],
  ['one out of the future', { now: now - 360_000 }, 'too-new'],
  ['no signature', { headers: { ...headers, 'webhook-signature': undefined } }, 'headers-missing'],
  ['a time that is none', { headers: { ...headers, 'webhook-timestamp': 'NaN' } }, 'headers-missing'],
])('does not believe %s', async (_, changed, reason) => {
  const given = { body, headers, secret, now, ...changed } as {
    body: string;
    headers: typeof headers;
    secret: string;
    now: number;
  };
  await expect(verify(given.body, given.headers, given.secret, { now: given.now })).rejects.toMatchObject({ reason });
});

it('a secret that is none is a mistake of who calls', async () => {
  await expect(verify(body, headers, 'hello', { now })).rejects.toThrow(TypeError);
});
