import { readConfig } from './config.js';

const given = { DATABASE_URL: 'postgresql://localhost/slotlog', MASTER_KEY: 'm'.repeat(32) };

describe('the environment', () => {
  it('may be empty, then everything has its default', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      database: undefined,
      dataDir: '.slotlog',
      role: 'all',
      logLevel: 'info',
      corsOrigins: [],
      cachedStreams: 100_000,
      cachedBytes: 268_435_456,
    });
  });

  it('gives the owner the same database unless it names another', () => {
    expect(readConfig(given).database).toEqual({ url: given.DATABASE_URL, ownerUrl: given.DATABASE_URL });
    const ownerUrl = 'postgresql://owner@localhost/slotlog';
    expect(readConfig({ ...given, DATABASE_OWNER_URL: ownerUrl }).database?.ownerUrl).toBe(ownerUrl);
  });

  it('counts an empty value as none', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, database: undefined });
  });

  it('takes lists with commas and blanks', () => {
    const { corsOrigins, trustedProxies } = readConfig({
      CORS_ORIGINS: 'https://a.example, https://b.example',
      TRUSTED_PROXIES: 'loopback,10.0.0.0/8',
    });
    expect(corsOrigins).toEqual(['https://a.example', 'https://b.example']);
    expect(trustedProxies).toEqual(['loopback', '10.0.0.0/8']);
  });

  it('has several processes count together, and one for itself, unless it says otherwise', () => {
    const countedIn = (more: object) => readConfig({ ...given, ...more }).rateLimits?.countedIn;
    expect(countedIn({})).toBe('memory');
    expect(countedIn({ ROLE: 'api' })).toBe('database');
    expect(countedIn({ ROLE: 'api', RATE_LIMIT_COUNTED_IN: 'memory' })).toBe('memory');
    expect(readConfig({ RATE_LIMIT: 'off' }).rateLimits).toBeUndefined();
  });

  it('drops the slash at the end of the public address', () => {
    expect(readConfig({ PUBLIC_BASE_URL: 'https://a.example/booking/' }).publicBaseUrl).toBe(
      'https://a.example/booking',
    );
  });

  it('has nothing traced until a collector is named, and as much as is asked for', () => {
    const tracesOf = (environment: Record<string, string>) => readConfig(environment).traces;
    const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector:4318/';
    expect(tracesOf({ OTEL_SERVICE_NAME: 'slotlog', OTEL_TRACES_SAMPLER: 'always_on' })).toBeUndefined();
    expect(tracesOf({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_EXPORTER: 'none' })).toBeUndefined();
    expect(tracesOf({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SDK_DISABLED: 'true' })).toBeUndefined();
    expect(tracesOf({ OTEL_TRACES_EXPORTER: 'otlp' })?.url).toBe('http://localhost:4318/v1/traces');
    expect(
      tracesOf({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example/in' })?.url,
    ).toBe('https://traces.example/in');
    const sampling = { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.25' };
    expect(tracesOf({ OTEL_EXPORTER_OTLP_ENDPOINT, ...sampling })).toEqual({
      url: 'http://collector:4318/v1/traces',
      sampler: 'parentbased_traceidratio',
      ratio: 0.25,
    });
  });

  it.each([
    [{ PORT: 'http' }, /^PORT must be a whole number from 0 to 65535$/],
    [{ PORT: '65536' }, /^PORT /],
    [{ PORT: '80.5' }, /^PORT /],
    [{ DATABASE_URL: 'mysql://localhost', MASTER_KEY: given.MASTER_KEY }, /^DATABASE_URL must be like postgresql:/],
    [{ DATABASE_URL: given.DATABASE_URL }, /^MASTER_KEY is required/],
    [{ ...given, MASTER_KEY: 'short' }, /^MASTER_KEY must have at least 32 characters/],
    [{ DATABASE_OWNER_URL: given.DATABASE_URL }, /^DATABASE_URL is required/],
    [{ BOOTSTRAP_API_KEY: `has a blank ${'x'.repeat(32)}` }, /^BOOTSTRAP_API_KEY /],
    [{ BOOTSTRAP_API_KEY: 'x'.repeat(31) }, /^BOOTSTRAP_API_KEY must be 32 to 255 /],
    [{ PUBLIC_BASE_URL: 'booking.example.com' }, /^PUBLIC_BASE_URL /],
    [{ CORS_ORIGINS: 'https://a.example/path' }, /^CORS_ORIGINS /],
    [{ TRUSTED_PROXIES: 'everyone' }, /^TRUSTED_PROXIES /],
    [{ OIDC_ISSUER: 'https://login.example.com' }, /^OIDC_AUDIENCE is required together with OIDC_ISSUER$/],
    [{ OIDC_AUDIENCE: 'slotlog' }, /^OIDC_ISSUER is required together with OIDC_AUDIENCE$/],
    [{ RATE_LIMIT: 'perhaps' }, /^RATE_LIMIT must be one of on, off$/],
    [{ DRAIN_SECONDS: '-1' }, /^DRAIN_SECONDS must be a whole number from 0 to 3600$/],
    [{ WRITES_PER_SECOND: '0' }, /^WRITES_PER_SECOND must be a whole number from 1 to 1000000$/],
    [{ ROLE: 'boss' }, /^ROLE must be one of all, api, projector$/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL /],
    [{ CACHED_STREAMS: '0' }, /^CACHED_STREAMS must be a whole number from 1 to 10000000$/],
    [{ METRICS_HOST: '10.0.0.1' }, /^METRICS_PORT is required together with METRICS_HOST$/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, /^OTEL_EXPORTER_OTLP_ENDPOINT must be like http:/],
    [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, /^OTEL_EXPORTER_OTLP_PROTOCOL must be one of http\/protobuf$/],
    [{ OTEL_TRACES_SAMPLER_ARG: '2' }, /^OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1$/],
    [{ CACHED_MIB: '0.5' }, /^CACHED_MIB must be a whole number from 1 to 1048576$/],
  ])('is refused with one line that names what is wrong: %j', (environment, line) => {
    expect(() => readConfig(environment)).toThrow(line);
  });
});
