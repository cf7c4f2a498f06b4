import { join } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import {
  AccessTokens,
  ApiKeys,
  Feeds,
  FileTokens,
  Issuer,
  ManageTokens,
  Roots,
  Tickets,
  WrongMasterKey,
} from '#libs/access';
import {
  bookingProjections,
  customerNaming,
  customerSubjects,
  DisplaceTheStranded,
  ExpireLapsed,
  ExpireWaitlistEntries,
  eventTypes,
  ForgetCommands,
  ManagedThings,
  OfferSpots,
  RemindOfBookings,
  PolicyRunner,
} from '#libs/booking';
import { migrate, openPool, startEmbeddedPostgres } from '#libs/database';
import { EventLog, importUnderWay } from '#libs/event-store';
import { ProjectionRunner, readCheckpoints } from '#libs/projection';
import { apiModule } from '../api.module.js';
import { OpenApi } from '../documentation/open-api.js';
import { Identities, type Identity } from '../http/callers/identity.js';
import { Limits } from '../http/limits/limits.js';
import { PageOrigins } from '../http/listening/page-origins.js';
import { buildServer } from '../http/listening/server.js';
import { watchRequests } from '../http/requests/request-log.js';
import { Mail } from '../mail/mail.js';
import { startMails } from '../mail/start-mails.js';
import { Metrics } from '../operations/metrics.js';
import { listenForScrapes } from '../operations/metrics-listener.js';
import { Readiness } from '../operations/readiness.js';
import { RequestMetrics } from '../operations/request-metrics.js';
import { startDeliveries } from '../webhooks/start-deliveries.js';
import { Webhooks } from '../webhooks/webhooks.js';
import { type Config, WrongConfig } from './config.js';
import { drain } from './drain.js';
import { allMigrations } from './migrations.js';
import { nestLogger } from './nest-logger.js';
import { ensureOperatorKey, type OperatorKey } from './operator-key.js';
import type { Parts } from './parts.js';
import { newMasterKey, secretIn } from './secrets.js';
import type { Shutdown } from './shutdown.js';

export interface Started {
  readonly origin: string;
  readonly operatorKey: OperatorKey;
}

/** Puts up the whole process, from the database to the open port; `shutdown` learns how to take it down again. */
export const start = async (config: Config, log: Logger, shutdown: Shutdown): Promise<Started> => {
  const { parts, operatorKey } = await prepare(config, log, shutdown);
  return { origin: await listen(apiModule(parts), parts, shutdown), operatorKey };
};

/** All that is below the front door. */
export const prepare = async (config: Config, log: Logger, shutdown: Shutdown) => {
  const { url, ownerUrl } = config.database ?? (await startDatabase(config, log, shutdown));
  const { appRole, applied } = await migrate({ ownerUrl, appUrl: url, libraries: allMigrations });
  if (applied.length > 0) log.info({ applied }, 'the database is up to date');
  if (!appRole) log.warn('the owner of the database may not create roles: this process runs with all of its rights');
  const open = (applicationName: string, max: number, isPipelined = false) => {
    const { connectTimeout: connectTimeoutMs, statementTimeout: statementTimeoutMs } = config;
    const role = appRole ? { role: appRole } : {};
    const pool = openPool({
      url,
      max,
      applicationName,
      isPipelined,
      connectTimeoutMs,
      statementTimeoutMs,
      ...role,
    });
    shutdown.after(() => pool.end());
    return pool;
  };
  const pool = open('slotlog', config.poolSize, true);
  const masterKey = config.masterKey ?? (await secretIn(join(config.dataDir, 'master-key'), newMasterKey));
  const roots = await Roots.open(pool, masterKey).catch((error) => {
    throw error instanceof WrongMasterKey ? new WrongConfig('MASTER_KEY does not match this database') : error;
  });
  await assertWhole(pool);
  const { cachedStreams, cachedBytes } = config;
  const subjects = customerSubjects(roots.of('customer keys'), roots.of('customer streams'));
  const contents = { types: eventTypes, subjects, naming: customerNaming };
  const eventLog = await EventLog.open(pool, contents, { cachedStreams, cachedBytes }, toLines(log));
  shutdown.after(() => eventLog.close());
  const isProjecting = config.role !== 'api';
  const projectorPool = isProjecting ? open('slotlog projector', projectorConnections, true) : pool;
  const runner = new ProjectionRunner(eventLog, projectorPool, bookingProjections, toLines(log));
  if (isProjecting) {
    await runner.start();
    shutdown.after(() => runner.stop());
  }
  const tracing = await openTracing(config, log, eventLog, runner, pool);
  shutdown.after(async () => tracing?.stop());
  const shard = (await eventLog.shardOf('default')) as number;
  const operatorKey = await ensureOperatorKey(config, pool, shard);
  const shardOf = (tenant: string) => eventLog.shardOf(tenant);
  const keys = new ApiKeys(pool, shardOf);
  const webhooks = new Webhooks(
    open('slotlog webhooks', webhookConnections),
    eventLog,
    roots.of('webhook secrets'),
    config,
  );
  const mail = new Mail(open('slotlog mails', mailConnections), eventLog, roots.of('mail recipients'), config.mail);
  if (config.mailMissing.length > 0)
    log.warn({ missing: config.mailMissing }, `no mail is sent: ${config.mailMissing.join(' and ')} must be set too`);
  const { oidc, rateLimits } = config;
  const tokens = oidc && new AccessTokens(new Issuer(oidc.issuer), oidc.audience, shardOf);
  const manageTokens = new ManageTokens(roots.signer('manage tokens'), shardOf);
  const fileTokens = new FileTokens(roots.signer('manage tokens'), shardOf);
  const managed = new ManagedThings(eventLog);
  const tickets = new Tickets<Identity>(pool, roots.signer('tickets'));
  const identities = new Identities(
    keys,
    tokens,
    roots.of('customer ids'),
    manageTokens,
    fileTokens,
    managed,
    tickets,
    (link) => mail.followed(link),
  );
  const limits = rateLimits && new Limits(rateLimits, rateLimits.countedIn === 'memory' ? 'memory' : pool);
  const readiness = new Readiness(
    () => eventLog.head(shard),
    () => runner.isCaughtUp(),
  );
  const parts: Parts = {
    config,
    roots,
    log,
    eventLog,
    pool,
    runner,
    isProjecting,
    keys,
    identities,
    manageTokens,
    fileTokens,
    feeds: new Feeds(pool, shardOf),
    managed,
    tickets,
    limits,
    webhooks,
    mail,
    readiness,
    requests: new RequestMetrics(),
    tracing,
  };
  return { parts, operatorKey };
};

/** Of half a log bookings would be missing, and what is booked now would be in the way of the rest. */
const assertWhole = async (pool: Pool) => {
  const log = await importUnderWay(pool);
  if (log === null) return;
  throw new WrongConfig(
    `the import of log ${log} into the database of DATABASE_URL is not complete: import the same export again (npm run replay -- import), or use a new database`,
  );
};

/** Loaded only where it is wanted. */
const openTracing = async (
  { traces, role }: Config,
  log: Logger,
  eventLog: EventLog,
  runner: ProjectionRunner,
  pool: Pool,
) => {
  if (!traces) return undefined;
  const readPosition = async (shard: number) => Math.min(...(await readCheckpoints(pool, shard, bookingProjections)));
  return (await import('../tracing/open-tracing.js')).openTracing(traces, role, log, eventLog, runner, readPosition);
};

/** As many as the runner moves shards at once, and two for looking around and for leases. */
const projectorConnections = 6;

/** Whoever is told is told over connections of its own: bookings do not wait for them. */
const webhookConnections = 3;
const mailConnections = 3;

const startDatabase = async ({ dataDir }: Config, log: Logger, shutdown: Shutdown) => {
  const postgres = await startEmbeddedPostgres({ dataDir, log: (line) => log.info(line) });
  shutdown.after(() => postgres.stop());
  return { url: postgres.url, ownerUrl: postgres.url };
};

/** Opens the port for the routes of `module`, which is `apiModule` or has it within. Returns the origin. */
export const listen = async (module: DynamicModule, parts: Parts, shutdown: Shutdown): Promise<string> => {
  const { config, identities, keys, limits, log, readiness, requests, tracing } = parts;
  const pages = new PageOrigins(config.corsOrigins, () => keys.origins());
  const watch = watchRequests(log, requests, tracing);
  const adapter = buildServer(config, identities, limits, pages, watch, () => readiness.isLeaving);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLogger(log),
    bodyParser: false,
    abortOnError: false,
  });
  app.get(OpenApi).describe(app);
  if (parts.isProjecting) startPolicies(app.get(CommandBus), parts, shutdown);
  if (config.metrics) {
    const scrapes = await listenForScrapes(app.get(Metrics), config.metrics);
    shutdown.after(() => scrapes.stop());
    log.info({ url: scrapes.url }, 'metrics are served');
  }
  await app.listen(config.port, config.host);
  const server = app.getHttpServer();
  shutdown.after(async () => {
    readiness.leave();
    await drain(config, log);
    const hangUp = setTimeout(() => server.closeAllConnections(), patience);
    await app.close().finally(() => clearTimeout(hangUp));
  });
  const origin = config.publicBaseUrl ?? (await app.getUrl());
  if (parts.isProjecting) startDeliveries(parts, origin, shutdown);
  if (parts.isProjecting) await startMails(parts, shutdown);
  return origin;
};

const startPolicies = (commands: CommandBus, { config, eventLog, pool, log }: Parts, shutdown: Shutdown) => {
  const policies = [
    new ExpireLapsed(pool, commands),
    new DisplaceTheStranded(eventLog, pool, commands),
    new OfferSpots(pool, config, commands),
    new ExpireWaitlistEntries(pool, commands),
    new RemindOfBookings(pool, commands),
    new ForgetCommands(eventLog),
  ];
  const runner = new PolicyRunner(eventLog, policies, toLines(log));
  runner.start();
  shutdown.after(() => runner.stop());
};

/** How long requests in flight may take when the process is to stop, in milliseconds. */
const patience = 10_000;

const toLines = (log: Logger) => ({
  warn: (message: string) => log.warn(message),
  error: (message: string) => log.error(message),
});
