import { Webhook } from 'standardwebhooks';
import { textOf } from '#test/architecture/repository';
import { now } from '#test/harness/running-clock';
import { signedHeaders } from '../../../libs/delivery/src/signing/sign.js';

const [, snippet] = /```js\nimport [^\n]+\n(.+?)```/s.exec(textOf('docs/telling.md'))!;

it('the page’s JavaScript verifies what is sent', () => {
  const secret = Buffer.alloc(32, 7);
  const body = '{"type":"Ping"}';
  const timestamp = Math.floor(now().epochMilliseconds / 1_000);
  const headers = signedHeaders([secret], { id: 'evt_1', timestamp, body });
  const process = { env: { WEBHOOK_SECRET: `whsec_${secret.toString('base64')}` } };
  const verified = new Function('Webhook', 'process', 'rawBody', 'request', `${snippet}; return event;`);
  expect(verified(Webhook, process, body, { headers })).toEqual({ type: 'Ping' });
  expect(() => verified(Webhook, process, '{"type":"Pong"}', { headers })).toThrow();
});
