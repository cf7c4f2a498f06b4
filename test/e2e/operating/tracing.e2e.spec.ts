import { sendIndiscreetRequests } from '#test/harness/apps/indiscreet-requests';
import { ada, apiAlone, inBerlin, openRoom, type RunningApi } from '#test/harness/apps/running-api';
import { operatorKey, startApp } from '#test/harness/apps/start-app';
import { type CollectedSpan, collectTraces, type TraceCollector } from '#test/harness/apps/trace-collector';
import { type Answer, ApiClient } from '#test/harness/clients/api-client';

const caller = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };
const unsampled = '5bf92f3577b34da6a3ce929d0e0e4736';

let collector: TraceCollector;
let alone: RunningApi;
let booked: Answer;
let bookedElsewhere: Answer;
let key: string;
/** Of the process that does everything. */
let lines: readonly string[];

const withinBy = (spans: readonly CollectedSpan[], traceId: string) => {
  const own = spans.filter((span) => span.traceId === traceId);
  const childOf = (parent: string) => own.filter(({ parentId }) => parentId === parent);
  return { own, childOf };
};

const lineOf = (requestId: string) =>
  JSON.parse(lines.find((line) => line.includes(`"${requestId}"`)) ?? '{}') as { readonly traceId: string };

/** The trace that the log says a request belongs to, from its outermost span to its innermost. */
const chainOf = (requestId: string, from = '') => {
  const { own, childOf } = withinBy(collector.spans, lineOf(requestId).traceId);
  const chain: CollectedSpan[] = [];
  for (let [next] = childOf(from); next; [next] = childOf(next.id)) chain.push(next);
  return { chain, own };
};

beforeAll(async () => {
  collector = await collectTraces();
  const traced = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
  alone = await apiAlone({ ...traced, OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=tests' });
  const { client } = alone;
  const { serviceId } = await openRoom(client, 'traced');
  const booking = { serviceId, start: inBerlin(2, '09:00'), customer: ada };
  const from = `00-${caller.traceId}-${caller.spanId}`;
  booked = await client.post('/v1/bookings', booking, { 'X-Request-Id': 'it-is-booked', traceparent: `${from}-01` });
  await client.post('/v1/bookings', booking, { 'X-Request-Id': 'it-is-refused' });
  await client.get('/v1/calendars', {
    'X-Request-Id': 'is-unsampled',
    traceparent: `00-${unsampled}-${caller.spanId}-00`,
  });
  await fetch(`${alone.app.url}/healthz`);
  key = await sendIndiscreetRequests(client);
  lines = alone.app.lines;
  await alone.app.stop();

  const front = await startApp(alone.databaseUrl, { ...traced, OTEL_SERVICE_NAME: 'front', ROLE: 'api' });
  const projector = await startApp(alone.databaseUrl, { ...traced, OTEL_SERVICE_NAME: 'back', ROLE: 'projector' });
  const elsewhere = await ApiClient.of(front);
  bookedElsewhere = await elsewhere.post('/v1/bookings', { ...booking, start: inBerlin(2, '10:00') });
  await elsewhere.get(`/v1/bookings?minPosition=${bookedElsewhere.body.position}`);
  await front.stop();
  await projector.stop();
});

afterAll(async () => {
  await alone.stop();
  await collector.stop();
});

describe('a booking can be followed', () => {
  it('from the request to the command, the commit and the views, as a part of what its caller does', () => {
    const { chain, own } = chainOf('it-is-booked', caller.spanId);
    const { position } = booked.body;
    expect(own).toHaveLength(4);
    expect(chain.map(({ name, kind, attributes }) => ({ name, kind, attributes }))).toEqual([
      {
        name: 'POST /v1/bookings',
        kind: 'server',
        attributes: {
          'http.request.method': 'POST',
          'http.route': '/v1/bookings',
          'http.response.status_code': 201,
          'network.protocol.version': '1.1',
          'url.scheme': 'http',
          'slotlog.request_id': 'it-is-booked',
          'slotlog.tenant': 'default',
          'slotlog.position': position,
        },
      },
      {
        name: 'BookSlot',
        kind: 'internal',
        attributes: {
          'slotlog.command_id': expect.any(String),
          'slotlog.shard': expect.any(Number),
          'slotlog.position': position,
        },
      },
      {
        name: 'settle',
        kind: 'client',
        attributes: {
          'db.system.name': 'postgresql',
          'slotlog.shard': expect.any(Number),
          'slotlog.group_commands': 1,
          'slotlog.waited_ms': expect.any(Number),
          'slotlog.outcome': 'stored',
          'slotlog.position': position,
        },
      },
      {
        name: 'project',
        kind: 'internal',
        attributes: {
          'slotlog.shard': expect.any(Number),
          'slotlog.position': position,
          'slotlog.readable': true,
        },
      },
    ]);
    const [request, command, commit, projection] = chain as [
      CollectedSpan,
      CollectedSpan,
      CollectedSpan,
      CollectedSpan,
    ];
    expect(lineOf('it-is-booked').traceId).toBe(caller.traceId);
    const inOrder = [request.start, command.start, commit.start, commit.end, projection.start, projection.end];
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => Number(a - b)));
    expect(command.end).toBeLessThanOrEqual(request.end);
    expect(commit.end).toBeLessThanOrEqual(command.end);
    expect(chain.map(({ isError }) => isError)).toEqual([false, false, false, false]);
    expect(request.resource).toMatchObject({
      'service.name': 'slotlog',
      'slotlog.role': 'all',
      'deployment.environment.name': 'tests',
    });
  });

  it('to the views that another process keeps, by the process that took it', () => {
    const isIt = ({ attributes }: CollectedSpan) => attributes['slotlog.position'] === bookedElsewhere.body.position;
    const spans = collector.spans.filter(isIt);
    expect(spans.map(({ name }) => name).toSorted()).toEqual(['BookSlot', 'POST /v1/bookings', 'project', 'settle']);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect(spans.map(({ resource }) => resource['service.name'])).toEqual(['front', 'front', 'front', 'front']);
    expect(spans.find(({ name }) => name === 'project')).toMatchObject({ attributes: { 'slotlog.readable': true } });
  });

  it('to its refusal, which is settled and stores nothing', () => {
    const { chain } = chainOf('it-is-refused');
    expect(chain.map(({ name, isError }) => [name, isError])).toEqual([
      ['POST /v1/bookings', false],
      ['BookSlot', false],
      ['settle', false],
    ]);
    expect(chain[0]!.attributes).toMatchObject({ 'http.response.status_code': 409, 'slotlog.code': 'slot-taken' });
    expect(chain[1]!.attributes).toMatchObject({ 'slotlog.refused': 'slot-taken' });
    expect(chain[2]!.attributes).not.toHaveProperty('slotlog.position');
  });
});

it('a request that its caller does not want traced is not, but the log has its trace', () => {
  expect(lineOf('is-unsampled').traceId).toBe(unsampled);
  expect(collector.spans.filter(({ traceId }) => traceId === unsampled)).toEqual([]);
});

it('probes are not traced', () => {
  expect(collector.spans.length).toBeGreaterThan(20);
  expect(collector.spans.filter(({ name }) => name.includes('healthz'))).toEqual([]);
});

it('a trace never tells anything personal, no body, no path and no key, whatever becomes of the request', () => {
  const text = collector.text();
  expect(text).toContain('malformed-request');
  expect(text).not.toContain('planted');
  for (const secret of [operatorKey, key]) expect(text).not.toContain(secret);
});

it('a collector that takes nothing keeps nobody waiting, and the log says so', async () => {
  const app = await startApp(alone.databaseUrl, { OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/elsewhere` });
  const client = await ApiClient.of(app);
  expect((await client.get('/v1/calendars')).status).toBe(200);
  expect(await app.stop()).toBe(0);
  expect(app.lines.join('\n')).toContain('the collector does not accept traces');
});
