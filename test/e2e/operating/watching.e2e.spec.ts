import { setTimeout as sleep } from 'node:timers/promises';
import { sendIndiscreetRequests } from '#test/harness/apps/indiscreet-requests';
import { inBerlin, openRoom, type RunningApi, room, runningApi } from '#test/harness/apps/running-api';
import { operatorKey } from '#test/harness/apps/start-app';

let api: RunningApi;

beforeAll(async () => {
  api = await runningApi({ CACHED_STREAMS: '1000', CACHED_MIB: '64' });
});

afterAll(() => api.stop());

const scrape = async () => {
  const answer = await fetch(`${api.app.url}/metrics`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const samples = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    samples.map((line) => {
      const [, name, value] = /^([a-z_]+(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
      if (name === undefined) throw new Error(`this is no sample: ${line}`);
      return [name, Number(value)];
    }),
  );
};

const lacking = (samples: Record<string, number>) =>
  Object.entries(samples)
    .filter(([name]) => name.startsWith('slotlog_projection_lag_events'))
    .reduce((sum, [, events]) => sum + events, 0);

/** Once the views have all that was committed: until then its lag is still to be counted. */
const scrapeAtRest = async () => {
  let samples = await scrape();
  for (; lacking(samples) > 0; samples = await scrape()) await sleep(20);
  return samples;
};

const linesOf = async (id: string) => {
  const found = () => api.app.lines.filter((line) => line.includes(`"${id}"`));
  while (found().length === 0) await sleep(10);
  return found().map((line) => JSON.parse(line));
};

describe('Prometheus is told, without a key,', () => {
  it('how full the memory for streams is and how well it serves', async () => {
    const before = await scrape();
    expect(before).toMatchObject({
      slotlog_cached_streams_limit: 1_000,
      slotlog_cached_bytes_limit: 64 * 2 ** 20,
      slotlog_cache_evictions_total: 0,
    });
    const { body } = await api.client.post('/v1/calendars', room);
    for (const capacity of [2, 3]) {
      await api.client.patch(`/v1/calendars/${body.id}`, { capacity, expectedVersion: capacity - 1 });
    }
    const after = await scrape();
    const grown = (name: string) => after[name]! - before[name]!;
    expect(grown('slotlog_cached_streams')).toBe(1);
    expect(grown('slotlog_cached_bytes')).toBeGreaterThan(0);
    expect(grown('slotlog_cache_hits_total')).toBeGreaterThanOrEqual(2);
    expect(grown('slotlog_cache_misses_total')).toBeGreaterThanOrEqual(1);
    expect(grown('process_cpu_seconds_total')).toBeGreaterThan(0);
    expect(after.process_resident_memory_bytes).toBeGreaterThan(after.nodejs_heap_size_used_bytes!);
  });

  it('how long after a commit the views have it', async () => {
    const count = 'slotlog_view_lag_seconds_count';
    const before = (await scrapeAtRest())[count]!;
    const { body } = await api.client.post('/v1/calendars', room);
    expect((await api.client.get(`/v1/calendars/${body.id}?minPosition=${body.position}`)).status).toBe(200);
    const after = await scrapeAtRest();
    expect(after[count]).toBe(before + 1);
    expect(after['slotlog_view_lag_seconds_bucket{le="+Inf"}']).toBe(after[count]);
    expect(after.slotlog_view_lag_seconds_sum).toBeGreaterThan(0);
  });

  it('what is asked for, how it ends and how long it takes, conflicts by their codes', async () => {
    const { serviceId } = await openRoom(api.client, 'watched');
    const booking = { serviceId, start: inBerlin(2, '09:00'), customer: { name: 'Ada', email: 'ada@example.com' } };
    for (const status of [201, 409, 409]) expect((await api.client.post('/v1/bookings', booking)).status).toBe(status);
    await api.client.get('/v1/whatever-strangers-ask-for');
    await fetch(`${api.app.url}/v1/calendars`);
    const samples = await scrape();
    const route = 'method="POST",route="/v1/bookings"';
    expect(samples).toMatchObject({
      [`slotlog_http_requests_total{${route},status="201"}`]: 1,
      [`slotlog_http_requests_total{${route},status="409"}`]: 2,
      'slotlog_http_requests_total{method="GET",route="",status="404"}': 1,
      'slotlog_http_requests_total{method="GET",route="/v1/calendars",status="401"}': 1,
      [`slotlog_http_request_duration_seconds_count{${route}}`]: 3,
      [`slotlog_http_request_duration_seconds_bucket{${route},le="+Inf"}`]: 3,
      'slotlog_refusals_total{code="slot-taken"}': 2,
      'slotlog_refusals_total{code="unauthenticated"}': 1,
    });
    expect(Object.keys(samples).join('\n')).not.toContain('strangers');
  });

  it('how commands are grouped and how long they wait, and how far the views are behind', async () => {
    const before = await scrapeAtRest();
    await Promise.all(Array.from({ length: 20 }, () => api.client.post('/v1/calendars', room)));
    const after = await scrape();
    const grown = (name: string) => after[name]! - before[name]!;
    expect(grown('slotlog_group_commands_sum')).toBe(20);
    expect(grown('slotlog_command_wait_seconds_count')).toBe(20);
    expect(grown('slotlog_group_settle_seconds_count')).toBe(grown('slotlog_group_commands_count'));
    expect(grown('slotlog_group_settle_seconds_sum')).toBeGreaterThan(0);
    expect(after.slotlog_commands_decided_again_total).toBeGreaterThanOrEqual(0);
    const ofBookings = (samples: Record<string, number>, name: string) =>
      Object.entries(samples).filter(([sample]) => sample.startsWith(`${name}{projection="bookings"`));
    const lag = 'slotlog_projection_lag_events';
    expect(ofBookings(after, lag).length).toBeGreaterThan(0);
    expect(ofBookings(await scrapeAtRest(), lag).every(([, events]) => events === 0)).toBe(true);
    expect(ofBookings(after, 'slotlog_projection_failing').every(([, failing]) => failing === 0)).toBe(true);
  });
});

describe('the log', () => {
  it('has one line per request, with the trace that it belongs to', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    await api.client.post('/v1/calendars', room, { 'X-Request-Id': 'look-for-me', traceparent });
    await api.client.get('/v1/nowhere', { 'X-Request-Id': 'look-for-me-too', traceparent: '00-0-0-00' });
    expect(await linesOf('look-for-me')).toMatchObject([
      {
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        tenant: 'default',
        method: 'POST',
        route: '/v1/calendars',
        status: 201,
        position: expect.any(String),
        ms: expect.any(Number),
      },
    ]);
    const [line] = await linesOf('look-for-me-too');
    expect(line).toMatchObject({ status: 404, code: 'not-found' });
    expect(line).not.toHaveProperty('traceId');
  });

  it('never tells anything personal, no body and no key, whatever becomes of the request', async () => {
    const { client } = api;
    const made = await sendIndiscreetRequests(client);
    await client.get('/v1/calendars', { 'X-Request-Id': 'the-last-one' });
    await linesOf('the-last-one');
    const text = api.app.lines.join('\n');
    expect(text).toContain('"code":"slot-taken"');
    expect(text).toContain('"code":"malformed-request"');
    expect(text).not.toContain('planted');
    for (const secret of [operatorKey, made]) expect(text).not.toContain(secret);
  });
});
