import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { ada, inBerlin, openRoom, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;
let booking: { serviceId: string; start: string; customer: object };

beforeAll(async () => {
  api = await runningApi();
  const { serviceId } = await openRoom(api.client, 'malformed');
  booking = { serviceId, start: inBerlin(2, '09:00'), customer: ada };
});

afterAll(() => api.stop());

const refused = async (path: string, body: unknown) => {
  const answer = await api.client.post(path, body);
  expect(answer.body).toMatchObject({ status: 400, code: 'malformed-request', retry: { strategy: 'fix-request' } });
  return answer.body.errors.map(({ pointer, rule }: { pointer: string; rule: string }) => `${pointer} ${rule}`);
};

const answerTo = async (bytes: string) => {
  const { hostname, port } = new URL(api.app.url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  return (await text(socket)).split('\r\n\r\n') as [head: string, body: string];
};

describe('a calendar', () => {
  it.each([
    [{}, ['/name required', '/timeZone required', '/openingHours required']],
    [{ ...room, name: '' }, ['/name too-short']],
    [{ ...room, name: 'x'.repeat(201) }, ['/name too-long']],
    [{ ...room, name: 'NUL \0' }, ['/name wrong-format']],
    [{ ...room, name: 'half \ud83d' }, ['/name wrong-format']],
    [{ ...room, id: 'cal_short' }, ['/id wrong-format']],
    [{ ...room, id: 'svc_room-0004' }, ['/id wrong-format']],
    [{ ...room, id: null }, ['/id wrong-type']],
    [{ ...room, timeZone: 'Mars/Olympus' }, ['/timeZone wrong-format']],
    [{ ...room, capacity: 0 }, ['/capacity too-small']],
    [{ ...room, capacity: '1' }, ['/capacity wrong-type']],
    [{ ...room, capacity: 1.5 }, ['/capacity wrong-type']],
    [{ ...room, status: 'archived', version: 7 }, ['/status unknown-field', '/version unknown-field']],
    [
      { ...room, openingHours: [{ days: ['mon', 'mon'], from: '09:00', to: '17:00' }] },
      ['/openingHours/0/days duplicate'],
    ],
    [
      { ...room, openingHours: [{ days: ['someday'], from: '9:00', to: '24:01' }] },
      ['/openingHours/0/days/0 unknown-value', '/openingHours/0/from wrong-format', '/openingHours/0/to wrong-format'],
    ],
    [{ ...room, exceptions: [{ date: '2026-02-30', openingHours: [] }] }, ['/exceptions/0/date wrong-format']],
    [{ ...room, exceptions: [{ date: '1969-12-31', openingHours: [] }] }, ['/exceptions/0/date out-of-range']],
    [{ ...room, metadata: [] }, ['/metadata wrong-type']],
    [{ ...room, metadata: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [n, n])) }, ['/metadata too-many']],
    [{ ...room, metadata: { text: 'x'.repeat(17_000) } }, ['/metadata too-long']],
    [{ ...room, metadata: { nul: '\0' } }, ['/metadata wrong-format']],
    [{ ...room, metadata: JSON.parse(`${'[[[[[[[[[1]]]]]]]]]'.replace(/^/, '{"a":')}}`) }, ['/metadata wrong-format']],
    [[room], [' wrong-type']],
    [null, [' wrong-type']],
  ])('is refused with all that is wrong with it (%#)', async (body, errors) => {
    expect(await refused('/v1/calendars', body)).toEqual(errors);
  });
});

describe('a booking', () => {
  it.each([
    [{ serviceId: undefined, start: undefined }, ['/serviceId required', '/start required']],
    [{ customer: undefined }, ['/customer required']],
    [{ customer: null }, ['/customer required']],
    [{ start: '2026-11-23' }, ['/start wrong-format']],
    [{ start: '2026-11-23T09:00:00' }, ['/start wrong-format']],
    [{ start: '2026-02-30T09:00:00Z' }, ['/start wrong-format']],
    [{ start: '0000-01-01T00:00:00Z' }, ['/start out-of-range']],
    [{ start: '1969-12-31T23:59:59.999Z' }, ['/start out-of-range']],
    [{ start: '9999-12-31T23:59:59.001Z' }, ['/start out-of-range']],
    [{ start: '9999-12-31T23:59:59-00:01' }, ['/start out-of-range']],
    [{ start: '+010000-01-01T00:00:00Z' }, ['/start wrong-format']],
    [{ start: 1_795_510_800_000 }, ['/start wrong-type']],
    [{ units: 0 }, ['/units too-small']],
    [{ duration: 0 }, ['/duration too-small']],
    [{ customer: { name: 'Ada' } }, ['/customer/email required']],
    [{ customer: { ...ada, email: 'ada' } }, ['/customer/email wrong-format']],
    [{ customer: { ...ada, id: '\u0007' } }, ['/customer/id wrong-format']],
    [{ customer: { ...ada, erased: true } }, ['/customer/erased unknown-field']],
    [{ notes: 'x'.repeat(4_001) }, ['/notes too-long']],
    [{ calendarIds: [] }, ['/calendarIds too-few']],
    [{ hold: { seconds: 0 } }, ['/hold/seconds too-small']],
    [{ hold: { minutes: 5 } }, ['/hold/minutes unknown-field']],
    [{ override: ['slot-taken'] }, ['/override/0 unknown-value']],
    [{ override: ['window-closed'] }, ['/override/0 unknown-value']],
  ])('is refused with all that is wrong with it (%#)', async (wrong, errors) => {
    expect(await refused('/v1/bookings', { ...booking, ...wrong })).toEqual(errors);
  });
});

describe('a change', () => {
  it.each([{}, { expectedVersion: 1 }])('has to say something: %j', async (change) => {
    const { body } = await api.client.patch('/v1/calendars/cal_room-malformed', change, { 'If-Match': '"1"' });
    expect(body).toMatchObject({ code: 'malformed-request', errors: [{ pointer: '', rule: 'required' }] });
  });

  it.each([{ name: null }, { id: 'cal_other-one' }, { expectedVersion: 0, name: 'x' }])(
    'is strict: %j',
    async (change) => {
      expect((await api.client.patch('/v1/calendars/cal_room-malformed', change)).status).toBe(400);
    },
  );
});

describe('a request', () => {
  it.each([
    ['{ "name": ', {}, 400, 'malformed-request'],
    ['', {}, 400, 'malformed-request'],
    ['{ "__proto__": {} }', {}, 400, 'malformed-request'],
    ['name=Room', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415, 'unsupported-media-type'],
    ['Room', { 'Content-Type': 'text/plain' }, 415, 'unsupported-media-type'],
    [JSON.stringify('x'.repeat(300_000)), {}, 413, 'content-too-large'],
  ])('that is no JSON, or too much of it, is refused (%#)', async (body, headers, status, code) => {
    const answer = await api.client.post('/v1/calendars', body, headers);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  });

  it('of another method learns which ones there are', async () => {
    const { status, headers, body } = await api.client.send('PUT', '/v1/calendars/cal_room-malformed', {}, {});
    expect({ status, code: body.code }).toEqual({ status: 405, code: 'method-not-allowed' });
    expect(headers.get('Allow')).toBe('GET, HEAD, PATCH, OPTIONS');
  });

  it('to a path that is not there, or with parameters that are not known, is refused', async () => {
    expect((await api.client.get('/v1/nowhere')).body.code).toBe('not-found');
    expect((await api.client.get('/v1/calendars/%zz')).body.code).toBe('malformed-request');
    for (const path of ['/v1/calendars?colour=red', '/v1/calendars/cal_room-malformed?when=now']) {
      expect((await api.client.get(path)).body.errors).toMatchObject([{ rule: 'unknown-field' }]);
    }
    const write = await api.client.post('/v1/calendars?dry=run', room);
    expect(write.body.errors).toMatchObject([{ pointer: '?dry', rule: 'unknown-field' }]);
  });

  it('that asks for a customer whose id nobody can have is refused', async () => {
    for (const list of ['waitlist', 'bookings']) {
      const { body } = await api.client.get(`/v1/${list}?customerId=%00`);
      expect(body).toMatchObject({ status: 400, errors: [{ pointer: '?customerId', rule: 'wrong-format' }] });
    }
  });

  it.each([
    ['7', 422, 'rule-violation'],
    ['7@0000ffff', 422, 'rule-violation'],
    ['1@0000ffff.9c01d2e3', 410, 'other-history'],
  ])('for a view at the position %s is refused', async (position, status, code) => {
    const answer = await api.client.get(`/v1/calendars?minPosition=${position}`);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  });

  it('for a view beyond the end of the log is refused', async () => {
    const { body: calendar } = await api.client.post('/v1/calendars', room);
    const beyond = calendar.position.replace(/^\d+/, '999999');
    const { status, body } = await api.client.get(`/v1/calendars?minPosition=${beyond}`);
    expect([status, body.code]).toEqual([410, 'other-history']);
  });

  it.each([
    ['NO SUCH THING\r\n\r\n', 400, 'malformed-request'],
    [`GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'header-too-large'],
  ])('that is no HTTP is answered with a problem all the same (%#)', async (bytes, status, code) => {
    const [head, body] = await answerTo(bytes);
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status, code });
  });

  it('for the head alone, and that cannot be read, is answered with the head alone', async () => {
    const [head, body] = await answerTo(`HEAD /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(head).toMatch(/^HTTP\/1\.1 431 /);
    expect(head).toMatch(/^Content-Length: [1-9]/m);
    expect(body).toBe('');
  });
});

describe('an id that nothing can have', () => {
  it('is not found by the bearer of a manage token either', async () => {
    const made = await api.client.post('/v1/bookings', { ...booking, start: inBerlin(3, '09:00') });
    const { body } = await api.client.post(`/v1/bookings/${made.body.id}/manage-token`);
    const bearer = api.client.as(body.manageToken);
    expect((await bearer.get(`/v1/bookings/${made.body.id}`)).status).toBe(200);
    expect((await bearer.get(`/v1/bookings/${made.body.id}%00`)).status).toBe(404);
  });
});
