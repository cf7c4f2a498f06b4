import { ada, inBerlin, openRoom, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';

let api: RunningApi;
let id = 0;

beforeAll(async () => {
  api = await runningApi();
});

afterAll(() => api.stop());

/** A calendar that was changed twice, so its version is 3. */
const changedTwice = async () => {
  const made = await api.client.post('/v1/calendars', { id: `cal_version-${++id}-of-it`, ...room });
  const path = `/v1/calendars/${made.body.id}`;
  const second = await api.client.patch(path, { name: 'Room 5', expectedVersion: 1 });
  const third = await api.client.patch(path, { capacity: 2, expectedVersion: 2 });
  const tags = [made, second, third].map(({ headers }) => headers.get('ETag')!);
  /** A header that names tags by their versions alone, with the tags themselves. */
  const tagged = (header: string) => header.replaceAll(/"([1-3])"/g, (_, version) => tags[version - 1]!);
  return {
    path,
    current: `${api.app.url}${path}`,
    positions: [made, second, third].map(({ body }) => body.position),
    tags,
    tagged,
  };
};

const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => `${status} ${body.code ?? ''}`.trim();

describe('a change', () => {
  it('is refused where it states no version, and told how to', async () => {
    const { path, current } = await changedTwice();
    const answer = await api.client.patch(path, { name: 'Room 6' });
    expect(codeOf(answer)).toBe('428 version-required');
    expect(answer.body).toMatchObject({ accepts: ['expectedVersion', 'If-Match'], current });
  });

  it('is refused as a conflict where the version in the body is stale, and told what happened since', async () => {
    const { path, current } = await changedTwice();
    const answer = await api.client.patch(path, { name: 'Room 6', expectedVersion: 1 });
    expect(codeOf(answer)).toBe('409 version-conflict');
    expect(answer.body).toMatchObject({
      expectedVersion: 1,
      currentVersion: 3,
      current,
      changes: [
        { version: 2, type: 'CalendarChanged', recordedAt: expect.any(String) },
        { version: 3, type: 'CalendarChanged', recordedAt: expect.any(String) },
      ],
      retry: { strategy: 'reread' },
    });
  });

  it('is refused as a failed precondition where the tag is stale', async () => {
    const { path, tagged } = await changedTwice();
    const answer = await api.client.patch(path, { name: 'Room 6' }, { 'If-Match': tagged('"2"') });
    expect(codeOf(answer)).toBe('412 precondition-failed');
    expect(answer.body).toMatchObject({ expectedVersion: 2, currentVersion: 3, changes: [{ version: 3 }] });
  });

  it('is tagged with its version and the end of the id of the event that made it', async () => {
    const { tags, positions } = await changedTwice();
    expect(tags).toEqual(positions.map((position, at) => `"${at + 1}-${position.slice(-8)}"`));
  });

  it('never passes with a tag that says the version alone, or the version of another past', async () => {
    const { path } = await changedTwice();
    for (const tag of ['"3"', '"3-00000000"']) {
      const answer = await api.client.patch(path, { name: 'Room 6' }, { 'If-Match': tag });
      expect(codeOf(answer)).toBe('412 precondition-failed');
      expect(answer.body).toMatchObject({ expectedVersion: null, currentVersion: 3 });
    }
  });

  it.each(['W/"3"', '"three"', '"3-e1"', 'W/"3", W/"2"'])('never passes with the tag %s', async (tag) => {
    const { path, tagged } = await changedTwice();
    const answer = await api.client.patch(path, { name: 'Room 6' }, { 'If-Match': tagged(tag) });
    expect(codeOf(answer)).toBe('412 precondition-failed');
    expect(answer.body.expectedVersion).toBeNull();
  });

  it.each(['"3"', '*', '"2", "3"', 'W/"1", "3"'])('passes with the tag %s', async (tag) => {
    const { path, tagged } = await changedTwice();
    const { status, body } = await api.client.patch(path, { name: 'Room 6' }, { 'If-Match': tagged(tag) });
    expect({ status, version: body.version }).toEqual({ status: 200, version: 4 });
  });

  it('passes where header and body agree, and is malformed where they do not', async () => {
    const { path, tagged } = await changedTwice();
    const change = { name: 'Room 6', expectedVersion: 3 };
    const disagree = await api.client.patch(path, change, { 'If-Match': tagged('"2"') });
    expect(codeOf(disagree)).toBe('400 malformed-request');
    expect(disagree.body.errors).toMatchObject([{ pointer: '/expectedVersion', rule: 'contradiction' }]);
    expect((await api.client.patch(path, change, { 'If-Match': tagged('"3"') })).status).toBe(200);
  });

  it.each(['3', '"3', '', '"a" "b"'])('is malformed with the tag %s', async (tag) => {
    const { path } = await changedTwice();
    const answer = await api.client.patch(path, { name: 'Room 6' }, { 'If-Match': tag });
    expect(answer.body.errors).toMatchObject([{ pointer: 'If-Match', rule: 'wrong-format' }]);
  });

  it('of equal content is stale all the same', async () => {
    const { path } = await changedTwice();
    expect(codeOf(await api.client.patch(path, { capacity: 2, expectedVersion: 2 }))).toBe('409 version-conflict');
    const { body } = await api.client.patch(path, { capacity: 2, expectedVersion: 3 });
    expect(body.version).toBe(3);
  });
});

describe('a command that was carried out already', () => {
  const book = async () => {
    const { serviceId } = await openRoom(api.client, `already-${++id}`);
    const wish = { serviceId, start: inBerlin(2, '09:00'), customer: ada };
    return `/v1/bookings/${(await api.client.post('/v1/bookings', wish)).body.id}`;
  };

  it('answers with the state of things, also at the version before it', async () => {
    const path = await book();
    const first = await api.client.post(`${path}/cancel`, { expectedVersion: 1 });
    for (const expectedVersion of [1, 2]) {
      const again = await api.client.post(`${path}/cancel`, { expectedVersion });
      expect({ status: again.status, body: again.body }).toEqual({ status: 200, body: first.body });
    }
    expect((await api.client.get(`${path}/history`)).body.items).toHaveLength(2);
  });

  it('is done for whoever reads the same state, and stale for others', async () => {
    const { body: calendar } = await api.client.post('/v1/calendars', room);
    const path = `/v1/calendars/${calendar.id}`;
    await api.client.post(`${path}/archive`, { expectedVersion: 1 });
    expect((await api.client.post(`${path}/archive`, { expectedVersion: 2 })).body).toMatchObject({ version: 2 });
    await api.client.post(`${path}/restore`, { expectedVersion: 2 });
    await api.client.patch(path, { name: 'Room 7', expectedVersion: 3 });
    expect(codeOf(await api.client.post(`${path}/archive`, { expectedVersion: 3 }))).toBe('409 version-conflict');
  });

  it('needs a version too', async () => {
    expect(codeOf(await api.client.post(`${await book()}/cancel`))).toBe('428 version-required');
  });
});

describe('between two who change the same thing at once', () => {
  it('one wins and the other one learns of it', async () => {
    const { path } = await changedTwice();
    const change = (name: string) => api.client.patch(path, { name, expectedVersion: 3 });
    const answers = await Promise.all([change('Room A'), change('Room B')]);
    expect(answers.map(codeOf).sort()).toEqual(['200', '409 version-conflict']);
  });
});
