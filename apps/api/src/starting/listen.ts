import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { OpenApi } from '../documentation/open-api.js';
import { PageOrigins } from '../http/listening/page-origins.js';
import { buildServer } from '../http/listening/server.js';
import { watchRequests } from '../http/requests/request-log.js';
import { startMails } from '../mail/start-mails.js';
import { Metrics } from '../operations/metrics.js';
import { listenForScrapes } from '../operations/metrics-listener.js';
import { startDeliveries } from '../webhooks/start-deliveries.js';
import { drain } from './drain.js';
import { nestLogger } from './nest-logger.js';
import type { Parts } from './parts.js';
import type { Shutdown } from './shutdown.js';
import { startPolicies } from './start-policies.js';

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

/** How long requests in flight may take when the process is to stop, in milliseconds. */
const patience = 10_000;
