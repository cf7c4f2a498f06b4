import { join } from 'node:path';
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
import { bookingProjections, customerNaming, customerSubjects, eventTypes, ManagedThings } from '#libs/booking';
import { migrate, openPool, startEmbeddedPostgres } from '#libs/database';
import { EventLog, importUnderWay } from '#libs/event-store';
import { ProjectionRunner, readCheckpoints } from '#libs/projection';
import { Identities, type Identity } from '../http/callers/identity.js';
import { Limits } from '../http/limits/limits.js';
import { Mail } from '../mail/mail.js';
import { Readiness } from '../operations/readiness.js';
import { RequestMetrics } from '../operations/request-metrics.js';
import { Webhooks } from '../webhooks/webhooks.js';
import { type Config, WrongConfig } from './config.js';
import { allMigrations } from './migrations.js';
import { ensureOperatorKey } from './operator-key.js';
import type { Parts } from './parts.js';
import { newMasterKey, secretIn } from './secrets.js';
import type { Shutdown } from './shutdown.js';
import { toLines } from './to-lines.js';

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
