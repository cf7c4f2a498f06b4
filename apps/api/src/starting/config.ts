import type { z } from 'zod';
import type { StreamLimits } from '../feed/open-streams.js';
import { type MailSettings, mailSettingsOf } from '../mail/mail-settings.js';
import { type TraceSettings, traceSettingsOf } from '../tracing/trace-settings.js';
import { Environment } from './environment.js';

/** A value of the environment is wrong or missing; the message is one line that names it. */
export class WrongConfig extends Error {}

/** How much each kind of caller may ask for; a secret key's burst and rate, a public key's per address. */
export interface RateLimits {
  readonly writesPerSecond: number;
  readonly writesAtOnce: number;
  readonly publicAttemptsPerMinute: number;
  readonly publicReadsPerMinute: number;
  /** Wrong credentials from one address. */
  readonly failuresPerMinute: number;
}

/** What this process was told. Lengths of time in milliseconds, of the body in bytes. */
export interface Config {
  readonly isProduction: boolean;
  readonly port: number;
  readonly host: string;
  /** Where the metrics are served, if not with all the rest. */
  readonly metrics: { readonly port: number; readonly host: string } | undefined;
  /** Absent: an embedded server in `dataDir`. */
  readonly database: { readonly url: string; readonly ownerUrl: string } | undefined;
  readonly poolSize: number;
  readonly connectTimeout: number;
  readonly statementTimeout: number;
  readonly dataDir: string;
  readonly masterKey: string | undefined;
  readonly bootstrapApiKey: string | undefined;
  readonly publicBaseUrl: string | undefined;
  readonly corsOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly role: 'all' | 'api' | 'projector';
  readonly logLevel: string;
  /** For how long it goes on answering when it is told to stop, so that proxies see that it is not ready. */
  readonly drain: number;
  readonly requestTimeout: number;
  readonly bodyLimit: number;
  readonly maxConnections: number;
  /** Requests that are worked on at once. */
  readonly maxUnderWay: number;
  /** How many streams may be open. */
  readonly streams: StreamLimits;
  /** Absent: API keys alone. */
  readonly oidc: { readonly issuer: string; readonly audience: string } | undefined;
  /** Absent: nobody is limited. */
  readonly rateLimits: (RateLimits & { readonly countedIn: 'memory' | 'database' }) | undefined;
  readonly holdsPerCustomer: number;
  /** Whole hours of the local day, from the first up to the second. */
  readonly offerHours: { readonly from: number; readonly to: number };
  /** What webhooks may reach beside public addresses. */
  readonly webhookAllowedNetworks: readonly string[];
  /** Absent: nobody is written to, and `mailMissing` says what there has to be for it. */
  readonly mail: MailSettings | undefined;
  readonly mailMissing: readonly string[];
  readonly cachedStreams: number;
  readonly cachedBytes: number;
  /** Absent: nothing is traced. */
  readonly traces: TraceSettings | undefined;
}

/** A process that does everything is likely the only one; one of several has to count together with the others. */
const rateLimitsIn = (data: z.output<typeof Environment>) => ({
  writesPerSecond: data.WRITES_PER_SECOND,
  writesAtOnce: data.WRITES_AT_ONCE,
  publicAttemptsPerMinute: data.PUBLIC_ATTEMPTS_PER_MINUTE,
  publicReadsPerMinute: data.PUBLIC_READS_PER_MINUTE,
  failuresPerMinute: data.FAILURES_PER_MINUTE,
  countedIn: data.RATE_LIMIT_COUNTED_IN ?? (data.ROLE === 'all' ? ('memory' as const) : ('database' as const)),
});

/** Reads the environment; an empty value counts as none. Throws WrongConfig. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { success, data, error } = Environment.safeParse(given);
  if (!success) {
    const [{ path, message }] = error.issues as [(typeof error.issues)[number]];
    throw new WrongConfig(`${String(path[0])} ${message}`);
  }
  return {
    isProduction: data.NODE_ENV === 'production',
    port: data.PORT,
    host: data.HOST,
    metrics:
      data.METRICS_PORT === undefined ? undefined : { port: data.METRICS_PORT, host: data.METRICS_HOST ?? data.HOST },
    database: data.DATABASE_URL
      ? { url: data.DATABASE_URL, ownerUrl: data.DATABASE_OWNER_URL ?? data.DATABASE_URL }
      : undefined,
    poolSize: data.DATABASE_POOL_SIZE,
    connectTimeout: data.DATABASE_CONNECT_TIMEOUT_MS,
    statementTimeout: data.DATABASE_STATEMENT_TIMEOUT_MS,
    dataDir: data.DATA_DIR,
    masterKey: data.MASTER_KEY,
    bootstrapApiKey: data.BOOTSTRAP_API_KEY,
    publicBaseUrl: data.PUBLIC_BASE_URL,
    corsOrigins: data.CORS_ORIGINS,
    trustedProxies: data.TRUSTED_PROXIES,
    role: data.ROLE,
    logLevel: data.LOG_LEVEL,
    drain: data.DRAIN_SECONDS * 1_000,
    requestTimeout: data.REQUEST_TIMEOUT_MS,
    bodyLimit: data.BODY_LIMIT_BYTES,
    maxConnections: data.MAX_CONNECTIONS,
    maxUnderWay: data.MAX_UNDER_WAY,
    streams: {
      inAll: data.MAX_STREAMS,
      perKey: data.STREAMS_PER_KEY,
      perPerson: data.STREAMS_PER_PERSON,
      perAddress: data.STREAMS_PER_ADDRESS,
      perTenant: data.STREAMS_PER_TENANT,
    },
    oidc:
      data.OIDC_ISSUER && data.OIDC_AUDIENCE ? { issuer: data.OIDC_ISSUER, audience: data.OIDC_AUDIENCE } : undefined,
    rateLimits: data.RATE_LIMIT === 'off' ? undefined : rateLimitsIn(data),
    holdsPerCustomer: data.HOLDS_PER_CUSTOMER,
    offerHours: data.OFFER_HOURS,
    webhookAllowedNetworks: data.WEBHOOK_ALLOWED_NETWORKS,
    ...mailSettingsOf(data),
    cachedStreams: data.CACHED_STREAMS,
    cachedBytes: data.CACHED_MIB * 2 ** 20,
    traces: traceSettingsOf(data),
  };
};
