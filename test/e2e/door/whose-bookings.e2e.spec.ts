import { jest } from '@jest/globals';
import { audience, IdentityProvider } from '#test/harness/apps/identity-provider';
import { inBerlin, openRoom, type RunningApi, runningApi } from '#test/harness/apps/running-api';
import type { ApiClient, Body } from '#test/harness/clients/api-client';
import { openStream } from '#test/harness/clients/event-stream';

let provider: IdentityProvider;
let api: RunningApi;
/** Alice of the clinic. */
let alice: ApiClient;
const keys: Record<string, string> = {};
let serviceId: string;
let begun: string;
/** The booking as it was answered in each of its versions. */
const versions: Body[] = [];

const id = 'bkg_from-ada-to-grace';
const path = `/v1/bookings/${id}`;
const contact = (name: string) => ({ name, email: `${name}@example.com`.toLowerCase(), phone: null });
const adas = { customer: { id: 'cus_ada', ...contact('Ada') }, notes: 'afraid of dogs', metadata: { of: 'adas-file' } };

/** What only she, or those who work there, may read of Ada; and of those, and of how much there is to do for them. */
const words = {
  ada: ['cus_ada', 'Ada', 'ada@', 'afraid of dogs', 'adas-file'],
  grace: ['cus_grace', 'Grace', 'grace@'],
  staff: ['alice@clinic', 'key_', 'claimed that day'],
};
type Whose = keyof typeof words;

const own = (sub: string) => provider.forged({ sub, scope: 'bookings:own' });
const tokenNow = async () => (await alice.post(`${path}/manage-token`)).body.manageToken as string;

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockReturnValue();
  provider = await IdentityProvider.start({});
  api = await runningApi({ OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: audience });
  const scope = 'calendars:read bookings:read bookings:write events:read';
  keys.staff = await provider.forged({ sub: 'alice@clinic.example', scope });
  alice = api.client.as(keys.staff);
  await api.client.post('/v1/calendars', {
    id: 'cal_room-beside',
    name: 'Room 5',
    timeZone: 'Europe/Berlin',
    openingHours: [],
  });
  const uses = [{ anyOf: ['cal_room-beside', 'cal_room-whose'], strategy: 'least-busy' }];
  const room = await openRoom(api.client, 'whose', 1, { uses });
  ({ serviceId, position: begun } = room);
  const start = inBerlin(2, '09:00');
  const wrote = async (answer: ReturnType<ApiClient['post']>) => {
    const { status, body } = await answer;
    if (status > 201) throw new Error(JSON.stringify(body));
    versions.push(body);
  };
  await wrote(alice.post('/v1/bookings', { id, serviceId, start, ...adas, hold: {} }));
  keys['ada, as she held it'] = await tokenNow();
  await wrote(alice.patch(path, { customer: { phone: '+49 30 1' }, expectedVersion: 1 }));
  const grace = { id: 'cus_grace', ...contact('Grace') };
  await wrote(alice.post(`${path}/confirm`, { customer: grace, expectedVersion: 2 }));
  keys['grace, with a token'] = await tokenNow();
  await wrote(api.client.patch(path, { notes: 'by the window', expectedVersion: 3 }));
  await wrote(alice.post(`${path}/cancel`, { expectedVersion: 4, reason: 'ill' }));
  for (const [last, customer, time] of [
    [lastOf.ada, adas.customer, '09:00'],
    [lastOf.grace, grace, '10:00'],
  ] as const) {
    const { status } = await alice.post('/v1/bookings', { id: last, serviceId, start: inBerlin(3, time), customer });
    expect(status).toBe(201);
  }
  keys.ada = await own('cus_ada');
  keys.grace = await own('cus_grace');
});

afterAll(async () => {
  await api.stop();
  await provider.stop();
});

const as = (who: string) => api.client.as(keys[who]!);
const position = () => versions.at(-1)!.position as string;

const pages = async (client: ApiClient) => {
  let next: string | null = '';
  const items: Body[] = [];
  for (let url = `${path}/history?limit=1`; next !== null; url = `${path}/history?limit=1&cursor=${next}`) {
    const { status, body } = await client.get(url);
    if (status !== 200) return { status };
    items.push(...body.items);
    next = body.nextCursor;
  }
  return { status: 200, items };
};

/** Made after all that happens to the booking: whatever of that a stream tells has been heard by then. */
const lastOf: Readonly<Record<string, string>> = { ada: 'bkg_last-of-ada', grace: 'bkg_last-of-grace' };

/** All that a stream tells somebody from the beginning on, up to the last of theirs; the staff up to that of Grace. */
const streamed = async (who: string, query: string, headers: Record<string, string> = {}) => {
  const stream = await openStream(`${api.app.url}/v1/events/stream?after=${begun}${query}`, headers);
  const items: Body[] = [];
  for (;;) {
    const [heard] = await stream.read(1);
    if (heard!.data.subject.id === (lastOf[who] ?? lastOf.grace)) break;
    items.push(heard!.data);
  }
  stream.close();
  return { status: 200, items };
};

const bearing = (who: string) => ({ Authorization: `Bearer ${keys[who]}` });

type Seen = { readonly status: number; readonly body?: Body; readonly items?: Body[] };

/** Every door through which somebody may look at the booking, after whatever became of it. */
const doors: Record<string, (who: string, version: number) => Promise<Seen>> = {
  'a read now': (who) => as(who).get(`${path}?minPosition=${position()}`),
  'a read as of a version': (who, version) => as(who).get(`${path}?atVersion=${version}`),
  'a read as of a time': (who, version) => as(who).get(`${path}?at=${versions[version - 1]!.updatedAt}`),
  'the history': (who) => as(who).get(`${path}/history`),
  'the history, page by page': (who) => pages(as(who)),
  'the list': (who) => as(who).get(`/v1/bookings?minPosition=${position()}`),
  'a refusal': (who) => as(who).post(`${path}/cancel`, { expectedVersion: 1 }),
  'the same creation again': (who) =>
    as(who).post('/v1/bookings', { id, serviceId, start: inBerlin(2, '09:00'), customer: contact('Ada'), hold: {} }),
  'a stream': (who) => streamed(who, '', bearing(who)),
  'a stream with a ticket': async (who) => {
    const { status, body } = await as(who).post('/v1/tickets');
    return status === 200 ? streamed(who, `&ticket=${body.ticket}`) : { status };
  },
  'the feed': (who) => as(who).get('/v1/events'),
};

const saidIn = (seen: Seen, whose: Whose) => {
  const text = JSON.stringify(seen);
  return words[whose].filter((word) => text.includes(word));
};

const versionsIn = ({ body, items = body?.items }: Seen) => items?.map(({ version }) => version);

const everyDoor = Object.keys(doors);
const hers = ['a read now', 'the list', 'the history', 'the history, page by page'];

describe.each(['grace', 'grace, with a token'])('a customer whom a booking of Ada’s was given to: %s', (who) => {
  const isStreamOfToken = (door: string) => who !== 'grace' && door.startsWith('a stream');

  it.each(everyDoor.filter((door) => !isStreamOfToken(door)))(
    'is told nothing of Ada, nor of the staff, by %s',
    async (door) => {
      for (const version of [1, 2, 3]) {
        const seen = await doors[door]!(who, version);
        expect({ ada: saidIn(seen, 'ada'), staff: saidIn(seen, 'staff') }).toEqual({ ada: [], staff: [] });
        if (door.startsWith('a read as of')) expect(seen.status).toBe(version < 3 ? 404 : 200);
      }
    },
  );

  it('is told by the same doors what came since', async () => {
    for (const door of hers.filter((each) => who === 'grace' || each !== 'the list')) {
      const seen = await doors[door]!(who, 3);
      expect({ door, said: saidIn(seen, 'grace') }).toEqual({ door, said: words.grace });
      if (door.startsWith('the history')) expect(versionsIn(seen)).toEqual([3, 4, 5]);
    }
  });
});

describe('a former customer of a booking', () => {
  it.each(everyDoor.filter((door) => door !== 'a refusal'))(
    'is told nothing of what came after, by %s',
    async (door) => {
      for (const version of [2, 3]) {
        const seen = await doors[door]!('ada', version);
        expect({ grace: saidIn(seen, 'grace'), staff: saidIn(seen, 'staff') }).toEqual({ grace: [], staff: [] });
        if (door.startsWith('a read as of')) expect(seen.status).toBe(version < 3 ? 200 : 404);
      }
      expect((await doors['a read now']!('ada', 1)).status).toBe(404);
    },
  );

  it('is told what was written while it was hers, and can do nothing with it', async () => {
    for (const door of ['the history', 'the history, page by page', 'a stream', 'a stream with a ticket'])
      expect({ door, versions: versionsIn(await doors[door]!('ada', 1)) }).toEqual({ door, versions: [1, 2] });
    expect((await doors['a refusal']!('ada', 1)).status).toBe(404);
  });

  it('has a token that opens nothing any more', async () => {
    for (const door of ['a read now', 'the history', 'a read as of a version', 'a refusal'])
      expect({ door, ...(await doors[door]!('ada, as she held it', 1)) }).toMatchObject({ door, status: 401 });
  });
});

it('those who work there are told all of it: what is looked for is there', async () => {
  for (const door of ['the history', 'the feed', 'a stream', 'a stream with a ticket']) {
    const seen = await doors[door]!('staff', 1);
    for (const whose of ['ada', 'grace'] as const)
      expect({ door, missing: words[whose].filter((word) => !saidIn(seen, whose).includes(word)) }).toEqual({
        door,
        missing: [],
      });
    expect(saidIn(seen, 'staff')).toEqual(words.staff);
  }
});
