import { type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import { operatorKey } from '#test/harness/apps/start-app';
import { rawAnswer } from '#test/harness/clients/raw-connection';

const shop = 'https://shop.example.com';
let api: RunningApi;
let host: string;

beforeAll(async () => {
  api = await runningApi({ CORS_ORIGINS: shop });
  ({ host } = new URL(api.app.url));
});

afterAll(() => api.stop());

const authorized = `Authorization: Bearer ${operatorKey}\r\n`;

/** A request with its target as it stands, and headers that each end a line. */
const ask = (method: string, target: string, headers = authorized, body?: object) => {
  const text = body === undefined ? '' : JSON.stringify(body);
  const length = text === '' ? '' : `Content-Type: application/json\r\nContent-Length: ${text.length}\r\n`;
  return rawAnswer(
    api.app.url,
    `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${headers}${length}\r\n${text}`,
  );
};

const lineOf = ({ head }: { head: string }) => {
  const id = /^x-request-id: (.+)$/im.exec(head)![1];
  return JSON.parse(api.app.lines.find((line) => line.includes(`"requestId":"${id}"`)) ?? '{}');
};

describe('one path in another spelling', () => {
  const spellings = [
    '/v1/calendars',
    '/%761/c%61lendars',
    'http://HOST/v1/calendars',
    'HTTP://HOST/%76%31/calendars#x',
  ];

  it('is the same path: to idempotency, in links, and to caches', async () => {
    const key = `${authorized}Idempotency-Key: one key for all\r\n`;
    const answers = [];
    for (const spelling of spellings) answers.push(await ask('POST', spelling.replace('HOST', host), key, room));
    const [first] = answers;
    for (const { status, body, head } of answers) {
      expect([status, body]).toEqual([201, first!.body]);
      expect(head).toMatch(new RegExp(`^location: ${api.app.url}/v1/calendars/${body.id}\r?$`, 'im'));
      expect(head).toMatch(/^cache-control: private, no-store\r?$/im);
    }
    expect(answers.map(({ head }) => /^idempotency-replayed: true/im.test(head))).toEqual([false, true, true, true]);
  });

  it('has the same next page, and its refusals the same instance', async () => {
    await api.client.post('/v1/calendars', room);
    await api.client.get(`/v1/calendars?minPosition=${(await api.client.post('/v1/calendars', room)).body.position}`);
    for (const spelling of spellings) {
      const { status, head } = await ask('GET', `${spelling.replace('HOST', host).replace('#x', '')}?limit=1`);
      expect(status).toBe(200);
      expect(head).toMatch(new RegExp(`^link: <${api.app.url}/v1/calendars\\?limit=1&cursor=[^>]+>; rel="next"`, 'im'));
    }
    const { body } = await ask('GET', '/v1/c%61lendars/cal_%6eobody-knows');
    expect([body.status, body.instance]).toEqual([404, '/v1/calendars/cal_nobody-knows']);
  });

  it('that is none is judged like any request, and leaves a line', async () => {
    const stranger = await ask('GET', '/v1/calendars/%zz', `Origin: ${shop}\r\n`);
    const known = await ask('GET', '/v1/calendars/%zz', `Origin: ${shop}\r\n${authorized}`);
    expect([stranger.status, known.status, known.body.code]).toEqual([401, 400, 'malformed-request']);
    for (const answer of [stranger, known]) {
      expect(answer.head).toMatch(/^x-content-type-options: nosniff/im);
      expect(answer.head).toMatch(/^cache-control: private, no-store/im);
      expect(answer.head).toContain(`access-control-allow-origin: ${shop}`);
      expect(lineOf(answer)).toMatchObject({ status: answer.status, code: answer.body.code });
    }
    const page = await ask('GET', '/docs/%zz', '');
    expect([page.status, page.body.code]).toEqual([400, 'malformed-request']);
  });
});

describe('a name that every object of the language knows', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('is nothing here: %s', async (name) => {
    for (const path of [`/docs/${name}`, `/problems/${name}`])
      expect({ path, status: (await fetch(api.app.url + path)).status }).toEqual({ path, status: 404 });
    const refused = await api.client.get(`/v1/events?types=${name.replaceAll('_', '')}`);
    expect(refused.status).toBe(400);
    expect((await api.client.get(`/v1/calendars?${name}=1`)).status).toBe(400);
    expect((await api.client.post('/v1/calendars', `{"${name}":1}`)).status).toBe(400);
  });
});

describe('a request that never gets to a route', () => {
  it('is answered under the own address, whatever host it names, and leaves a line and a count', async () => {
    const evil = 'evil.example/"><script>';
    const bytes = [
      `GET /v1/calendars HTTP/1.1\r\nHost: ${evil}\r\nHost: other.example\r\nConnection: close\r\n\r\n`,
      'GET /v1/calendars HTTP/1.1\r\nConnection: close\r\n\r\n',
      `CONNECT ${host} HTTP/1.1\r\nHost: ${evil}\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
      'NO SUCH THING\r\n\r\n',
    ];
    const answers = [];
    for (const each of bytes) answers.push(await rawAnswer(api.app.url, each));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 405, 431, 400]);
    for (const answer of answers) {
      expect(answer.body.type).toBe(`${api.app.url}/problems/${answer.body.code}`);
      expect(answer.head).toMatch(/^x-content-type-options: nosniff/im);
      expect(answer.head).toMatch(/^date: /im);
      expect(lineOf(answer)).toMatchObject({ status: answer.status, code: answer.body.code });
    }
    const metrics = await (await fetch(`${api.app.url}/metrics`)).text();
    expect(metrics).toMatch(/slotlog_http_requests_total\{method="GET",route="",status="431"\} 1/);
    expect(metrics).toMatch(/slotlog_refusals_total\{code="header-too-large"\} 1/);
  });
});

describe('a refusal', () => {
  it('is of the same type whatever host its caller names', async () => {
    for (const name of ['evil.example', host]) {
      const bytes = `GET /v1/nowhere HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n${authorized}\r\n`;
      expect((await rawAnswer(api.app.url, bytes)).body.type).toBe(`${api.app.url}/problems/not-found`);
    }
  });
});

describe('a page for people', () => {
  it.each(['/docs', '/problems/slot-taken'])(
    'is in no foreign frame, and tells nobody where its reader was: %s',
    async (path) => {
      const { headers } = await fetch(api.app.url + path);
      const policy = headers.get('Content-Security-Policy');
      for (const each of ['default-src', 'base-uri', 'form-action', 'frame-ancestors'])
        expect(policy).toContain(`${each} 'none'`);
      expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    },
  );
});
