import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';
import { StoodTime } from '#test/harness/stood-time';
import { Reach } from './networks.js';
import { NotRendered, MessageSender } from './sender.js';

const here = new Reach(['127.0.0.1']);
const servers: (Server | TcpServer)[] = [];
const open = new Set<Socket>();
let time: StoodTime;

beforeEach(() => {
  time = new StoodTime();
});

afterEach(async () => {
  for (const socket of open) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

const listening = async (server: Server | TcpServer): Promise<number> => {
  servers.push(server);
  server.on('connection', (socket: Socket) => open.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

const receiver = (answer: RequestListener) => listening(createServer(answer));

const sender = (
  reach = here,
  lookUp = async (_: string): Promise<string[]> => ['127.0.0.1'],
  ownHosts: string[] = [],
) => new MessageSender({ reach, lookUp, ownHosts }, time);

const message = async () => ({ headers: { 'webhook-id': 'evt_1' }, body: '{"type":"Ping"}' });

const send = (port: number, by = sender(), host = 'hooks.example.com') =>
  by.send(new URL(`http://${host}:${port}/in?x=1`), message);

test('one request is sent, as it was rendered', async () => {
  const heard: object[] = [];
  const port = await receiver(async (request, answer) => {
    const { method, url, headers } = request;
    heard.push({ method, url, headers, body: (await request.toArray()).join('') });
    answer.writeHead(204).end();
  });
  expect(await send(port)).toMatchObject({ status: 204, milliseconds: 0 });
  expect(heard).toEqual([
    {
      method: 'POST',
      url: '/in?x=1',
      headers: {
        host: `hooks.example.com:${port}`,
        'user-agent': 'Slotlog-Webhooks/1',
        'content-type': 'application/json',
        'content-length': '15',
        connection: 'close',
        'webhook-id': 'evt_1',
      },
      body: '{"type":"Ping"}',
    },
  ]);
});

test('it is rendered when the connection is there, and not where there is none', async () => {
  const port = await receiver((_, answer) => answer.end());
  const rendered: string[] = [];
  const refused = await sender(new Reach()).send(new URL(`http://hooks.example.com:${port}/`), async () => {
    rendered.push('too early');
    return message();
  });
  expect(refused).toMatchObject({ status: null, silence: 'forbidden-address' });
  expect(rendered).toEqual([]);
});

test('an error that rendering throws is nobody’s answer', async () => {
  const port = await receiver((_, answer) => answer.end());
  const rendering = async () => {
    throw new Error('the database is away');
  };
  await expect(sender().send(new URL(`http://127.0.0.1:${port}/`), rendering)).rejects.toThrow('the database is away');
});

test('a redirect is an answer, and is not followed', async () => {
  const paths: (string | undefined)[] = [];
  const port = await receiver((request, answer) => {
    paths.push(request.url);
    answer.writeHead(307, { Location: '/elsewhere' }).end();
  });
  expect(await send(port)).toMatchObject({ status: 307 });
  expect(paths).toEqual(['/in?x=1']);
});

test('the first KiB of a refusal is heard, and when to come again', async () => {
  const port = await receiver((_, answer) => answer.writeHead(429, { 'Retry-After': '120' }).end('é'.repeat(4_000)));
  const answer = await send(port);
  expect(answer).toMatchObject({ status: 429, retryAfter: '120', excerpt: 'é'.repeat(512) });
});

test('an answer without end is left after 4 KiB', async () => {
  let isLeft = () => {};
  const left = new Promise<void>((resolve) => {
    isLeft = resolve;
  });
  const port = await receiver((_, answer) => {
    answer.writeHead(500);
    const more = () => {
      while (!answer.destroyed && answer.write('x'.repeat(65_536)));
    };
    answer.on('drain', more).on('close', isLeft);
    more();
  });
  expect(await send(port)).toMatchObject({ status: 500, excerpt: 'x'.repeat(1_024) });
  await left;
});

test('one that never answers is left after 15 seconds', async () => {
  const port = await receiver(() => time.pass(15_000));
  expect(await send(port)).toMatchObject({ status: null, silence: 'timed-out', milliseconds: 15_000 });
});

test('one whose answer never ends is believed its status', async () => {
  const port = await receiver((_, answer) => {
    time.whenOneIsLeft = () => time.pass(20_000);
    answer.writeHead(503).write('wait');
  });
  expect(await send(port)).toMatchObject({ status: 503, milliseconds: 20_000 });
});

test('one whose name is looked up for ever is left after 5 seconds', async () => {
  const looking = () => {
    setImmediate(() => time.pass(5_000));
    return new Promise<string[]>(() => {});
  };
  expect(await send(80, sender(here, looking))).toMatchObject({
    status: null,
    silence: 'timed-out',
    milliseconds: 5_000,
  });
});

test.each([
  ['closes', (socket: Socket) => socket.end()],
  ['breaks off', (socket: Socket) => socket.resetAndDestroy()],
  ['talks nonsense', (socket: Socket) => socket.end('220 mail.example.com ESMTP\r\n\r\n')],
  [
    'sends headers without end',
    (socket: Socket) => socket.write(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`),
  ],
])('one that %s has not answered', async (_, respond) => {
  const port = await listening(
    createTcpServer((socket) => socket.on('error', () => {}).once('data', () => respond(socket))),
  );
  expect(await send(port)).toMatchObject({ status: null, silence: 'no-connection' });
});

test('a message that took so long to render that a request would outlast 20 seconds is not sent', async () => {
  let requests = 0;
  const port = await receiver((_, answer) => {
    requests += 1;
    answer.end();
  });
  const late = async () => {
    time.pass(20_000);
    return message();
  };
  await expect(sender().send(new URL(`http://hooks.example.com:${port}/`), late)).rejects.toThrow(NotRendered);
  expect(requests).toBe(0);
});

test('a message to a port where nobody listens finds no connection', async () => {
  const port = await receiver(() => {});
  await new Promise((resolve) => servers.pop()!.close(resolve));
  expect(await send(port)).toMatchObject({ status: null, silence: 'no-connection', detail: 'ECONNREFUSED' });
});

test('a name with several addresses is reached at those alone that may be reached', async () => {
  const port = await receiver((_, answer) => answer.end());
  const by = sender(here, async () => ['10.0.0.1', '::1', '127.0.0.1']);
  expect(await send(port, by)).toMatchObject({ status: 200 });
});
