import { setTimeout as sleep } from 'node:timers/promises';
import { DiagLogLevel, diag } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import type { EventLog } from '#libs/event-store';
import type { ProjectionRunner } from '#libs/projection';
import { Positions } from '../http/answers/position-token.js';
import { CommandSpans } from './command-spans.js';
import { ownAttributes } from './own-attributes.js';
import { ProjectionSpans } from './projection-spans.js';
import { RequestSpans } from './request-spans.js';
import { SeldomWarnings } from './seldom-warnings.js';
import type { TraceSettings } from './trace-settings.js';
import type { Tracing } from './tracing.js';

/** How long stopping waits for the views, and then for the collector, in milliseconds. */
const patience = { views: 1_000, collector: 3_000 };

/** Nothing imports this file but when traces are wanted: what it imports takes its time to load. */
export const openTracing = (
  { url, sampler, ratio }: TraceSettings,
  role: string,
  log: Logger,
  eventLog: EventLog,
  runner: Pick<ProjectionRunner, 'moves' | 'onMove'>,
  readPosition: (shard: number) => Promise<number>,
): Tracing => {
  const warnings = new SeldomWarnings(log, 'the collector does not accept traces');
  diag.setLogger(warnings, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'slotlog', ...ownAttributes({ role }) }))
      .merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] })),
    sampler: samplerOf(sampler, ratio),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) })],
  });
  const tracer = provider.getTracer('slotlog');
  const requests = new RequestSpans(tracer);
  const projections = new ProjectionSpans(runner, readPosition);
  const commands = new CommandSpans(new Positions(eventLog), projections);
  eventLog.onGroup((report) => commands.settled(report));
  return {
    begin: (request) => requests.begin(request),
    end: (trace, request, reply) => requests.end(trace, request, reply),
    commands,
    stop: async () => {
      await projections.ended(patience.views);
      const sent = provider.shutdown().then(() => null, String);
      const tooLong = sleep(patience.collector, 'the collector does not respond', { ref: false });
      const failure = await Promise.race([sent, tooLong]);
      if (failure !== null) warnings.warn(failure);
    },
  };
};

const samplerOf = (name: TraceSettings['sampler'], ratio: number): Sampler => {
  const [, parentBased, own] = /^(parentbased_)?(.+)$/.exec(name)!;
  const root =
    own === 'traceidratio'
      ? new TraceIdRatioBasedSampler(ratio)
      : own === 'always_on'
        ? new AlwaysOnSampler()
        : new AlwaysOffSampler();
  return parentBased ? new ParentBasedSampler({ root }) : root;
};
