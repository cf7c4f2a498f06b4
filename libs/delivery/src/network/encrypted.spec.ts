import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates, type TLSSocket } from 'node:tls';
import { cert, key } from '#test/harness/deliveries/certificate';
import { StoodTime } from '#test/harness/stood-time';
import { Reach } from './networks.js';
import { MessageSender } from './sender.js';

let server: Server;
let port: number;
let heard: { readonly body: string; readonly askedFor: string | false | null | undefined }[];

beforeEach(async () => {
  heard = [];
  server = createServer({ key, cert }, async (request, answer) => {
    const body = (await request.toArray()).join('');
    heard.push({ body, askedFor: (request.socket as TLSSocket).servername });
    answer.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

afterEach(() => new Promise((closed) => server.close(closed)));

const known = getCACertificates('default');

afterEach(() => setDefaultCACertificates(known));

const send = (host: string) => {
  const reach = new Reach(['127.0.0.1']);
  const sender = new MessageSender({ reach, lookUp: async () => ['127.0.0.1'], ownHosts: [] }, new StoodTime());
  return sender.send(new URL(`https://${host}:${port}/`), async () => ({ headers: {}, body: '{}' }));
};

test('a message over https reaches the server that has the certificate of that name', async () => {
  setDefaultCACertificates([cert]);
  expect(await send('hooks.example.com')).toMatchObject({ status: 204 });
  expect(heard).toEqual([{ body: '{}', askedFor: 'hooks.example.com' }]);
});

test.each([
  ['nobody vouches for', 'hooks.example.com', 'DEPTH_ZERO_SELF_SIGNED_CERT', [...known]],
  ['is of another name', 'elsewhere.example.com', 'ERR_TLS_CERT_ALTNAME_INVALID', [cert]],
  ['is of a name, and it was asked by number', '127.0.0.1', 'ERR_TLS_CERT_ALTNAME_INVALID', [cert]],
])('nothing is sent where the certificate %s', async (_, host, detail, trusted) => {
  setDefaultCACertificates(trusted);
  expect(await send(host)).toMatchObject({ status: null, silence: 'no-connection', detail });
  expect(heard).toEqual([]);
});
