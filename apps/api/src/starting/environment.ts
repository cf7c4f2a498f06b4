import { z } from 'zod';
import { Reach } from '#libs/delivery';
import { isMailable, smtpServerOf } from '#libs/mail';
import { samplers } from '../tracing/trace-settings.js';

const whole = (least: number, most: number) =>
  z.string().transform((text, { issues, value }) => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    issues.push({ code: 'custom', input: value, message: `must be a whole number from ${least} to ${most}` });
    return z.NEVER;
  });

const url = (protocols: readonly string[], example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), `must be like ${example}`);

const list = (item: RegExp, message: string) =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every((part) => item.test(part)), message);

const hours = z.string().transform((text, { issues, value }) => {
  const [from, to] = /^\d\d-\d\d$/.test(text) ? text.split('-').map(Number) : [];
  if (from !== undefined && to !== undefined && from < to && to <= 24) return { from, to };
  issues.push({
    code: 'custom',
    input: value,
    message: 'must be two hours of the day like 08-21; 00-24 means all day',
  });
  return z.NEVER;
});

/** What is wrong with it is said without it: a password stands in it. */
const smtpServer = z.string().transform((text, { issues }) => {
  const server = smtpServerOf(text);
  if (server) return server;
  const message = 'must be like smtp://user:password@mail.example.com:587, or smtps://…:465 for TLS from the start';
  issues.push({
    code: 'custom',
    input: undefined,
    message: `${message}; odd characters of a password as %40 and the like`,
  });
  return z.NEVER;
});

const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, `must be one of ${values.join(', ')}`);

const postgres = url(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/database');
const address = /^(loopback|linklocal|uniquelocal|[\da-fA-F.:]+(\/\d{1,3})?)$/;

/** A list of them says whether each is one. */
const areNetworks = (networks: readonly string[]): boolean => {
  try {
    return new Reach(networks) instanceof Reach;
  } catch {
    return false;
  }
};

/** The variables that are read, with what each may be and what it is if nothing is said. */
export const Environment = z
  .object({
    NODE_ENV: z.string().optional(),
    PORT: whole(0, 65_535).default(3000),
    HOST: z.string().default('127.0.0.1'),
    METRICS_PORT: whole(0, 65_535).optional(),
    METRICS_HOST: z.string().optional(),
    DATABASE_URL: postgres.optional(),
    DATABASE_OWNER_URL: postgres.optional(),
    DATABASE_POOL_SIZE: whole(1, 1_000).default(10),
    DATABASE_CONNECT_TIMEOUT_MS: whole(1, 600_000).default(5_000),
    DATABASE_STATEMENT_TIMEOUT_MS: whole(1, 3_600_000).default(10_000),
    DATA_DIR: z.string().default('.slotlog'),
    MASTER_KEY: z
      .string()
      .min(32, 'must have at least 32 characters; create one with: openssl rand -base64 32')
      .optional(),
    BOOTSTRAP_API_KEY: z
      .string()
      .regex(
        /^[A-Za-z0-9._~+/-]{32,255}=*$/,
        'must be 32 to 255 letters, digits or . _ ~ + / -; create one with: openssl rand -hex 32',
      )
      .optional(),
    PUBLIC_BASE_URL: url(['http:', 'https:'], 'https://booking.example.com')
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
    SMTP_URL: smtpServer.optional(),
    MAIL_FROM: z.string().refine(isMailable, 'must be an address like bookings@example.com').optional(),
    MAIL_PAUSE_SECONDS: whole(0, 3_600).default(10),
    MAILS_PER_DAY: whole(1, 10_000_000).default(10_000),
    CORS_ORIGINS: list(
      /^(\*|https?:\/\/[^/\s]+)$/,
      'must be * or origins like https://shop.example.com, separated by commas',
    ).default([]),
    TRUSTED_PROXIES: list(address, 'must be addresses or networks like 10.0.0.0/8, separated by commas').default([]),
    ROLE: oneOf(['all', 'api', 'projector']).default('all'),
    LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    DRAIN_SECONDS: whole(0, 3_600).default(0),
    REQUEST_TIMEOUT_MS: whole(1, 600_000).default(30_000),
    BODY_LIMIT_BYTES: whole(1_024, 16_777_216).default(262_144),
    MAX_CONNECTIONS: whole(1, 1_000_000).default(10_000),
    MAX_UNDER_WAY: whole(1, 100_000).default(2_000),
    MAX_STREAMS: whole(1, 100_000).default(2_000),
    STREAMS_PER_KEY: whole(1, 100_000).default(500),
    STREAMS_PER_PERSON: whole(1, 100_000).default(10),
    STREAMS_PER_ADDRESS: whole(1, 100_000).default(200),
    STREAMS_PER_TENANT: whole(1, 100_000).default(1_500),
    OIDC_ISSUER: url(['http:', 'https:'], 'https://login.example.com').optional(),
    OIDC_AUDIENCE: z.string().optional(),
    RATE_LIMIT: oneOf(['on', 'off']).default('on'),
    RATE_LIMIT_COUNTED_IN: oneOf(['memory', 'database']).optional(),
    WRITES_PER_SECOND: whole(1, 1_000_000).default(200),
    WRITES_AT_ONCE: whole(1, 1_000_000).default(500),
    PUBLIC_ATTEMPTS_PER_MINUTE: whole(1, 1_000_000).default(10),
    PUBLIC_READS_PER_MINUTE: whole(1, 1_000_000).default(120),
    FAILURES_PER_MINUTE: whole(1, 1_000_000).default(60),
    HOLDS_PER_CUSTOMER: whole(1, 1_000).default(5),
    OFFER_HOURS: hours.default({ from: 8, to: 21 }),
    WEBHOOK_ALLOWED_NETWORKS: list(
      /^[\da-fA-F.:]+(\/\d{1,3})?$/,
      'must be addresses or networks like 10.0.0.0/8, separated by commas',
    )
      .refine(areNetworks, 'must be addresses or networks like 10.0.0.0/8, separated by commas')
      .default([]),
    CACHED_STREAMS: whole(1, 10_000_000).default(100_000),
    CACHED_MIB: whole(1, 1_048_576).default(256),
    OTEL_SDK_DISABLED: oneOf(['true', 'false']).default('false'),
    OTEL_TRACES_EXPORTER: oneOf(['otlp', 'none']).optional(),
    OTEL_EXPORTER_OTLP_ENDPOINT: url(['http:', 'https:'], 'http://localhost:4318').optional(),
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url(['http:', 'https:'], 'http://localhost:4318/v1/traces').optional(),
    OTEL_EXPORTER_OTLP_PROTOCOL: oneOf(['http/protobuf']).optional(),
    OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: oneOf(['http/protobuf']).optional(),
    OTEL_TRACES_SAMPLER: oneOf(samplers).default('parentbased_always_on'),
    OTEL_TRACES_SAMPLER_ARG: z
      .string()
      .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'must be a number from 0 to 1')
      .transform(Number)
      .default(1),
  })
  .superRefine((given, { addIssue }) => {
    const wrong = (name: string, message: string) => addIssue({ code: 'custom', path: [name], message });
    if (given.DATABASE_URL && !given.MASTER_KEY) wrong('MASTER_KEY', 'is required together with DATABASE_URL');
    if (given.OIDC_ISSUER && !given.OIDC_AUDIENCE) wrong('OIDC_AUDIENCE', 'is required together with OIDC_ISSUER');
    if (given.OIDC_AUDIENCE && !given.OIDC_ISSUER) wrong('OIDC_ISSUER', 'is required together with OIDC_AUDIENCE');
    if (given.METRICS_HOST && given.METRICS_PORT === undefined)
      wrong('METRICS_PORT', 'is required together with METRICS_HOST');
    if (given.DATABASE_OWNER_URL && !given.DATABASE_URL)
      wrong('DATABASE_URL', 'is required together with DATABASE_OWNER_URL');
  });
