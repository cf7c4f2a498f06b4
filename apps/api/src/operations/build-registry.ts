import { Counter, Gauge, Registry } from '@prometheus-io/client';
import type { EventLog } from '#libs/event-store';
import type { ProjectionRunner, ProjectionStatus } from '#libs/projection';

/**
 * The numbers that Prometheus asks for, each read when it does. Of the process itself only what needs no clock of its
 * own: the client's whole set would wake the process ten times a second.
 */
export const buildRegistry = (log: EventLog, runner: Pick<ProjectionRunner, 'status'>): Registry => {
  const registry = new Registry();
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  const counter = (name: string, help: string, read: () => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  const cache = () => log.cacheReport();
  gauge('slotlog_cached_streams', 'Folded streams held in memory.', () => cache().streams);
  gauge(
    'slotlog_cached_streams_limit',
    'Maximum number of folded streams held in memory.',
    () => cache().bounds.streams,
  );
  gauge('slotlog_cached_bytes', 'Estimated memory used by folded streams.', () => cache().bytes);
  gauge('slotlog_cached_bytes_limit', 'Maximum memory for folded streams.', () => cache().bounds.bytes);
  counter('slotlog_cache_hits_total', 'Streams that a decision found in memory.', () => cache().hits);
  counter('slotlog_cache_misses_total', 'Streams that a decision had to load from the log.', () => cache().misses);
  counter('slotlog_cache_evictions_total', 'Streams evicted from memory.', () => cache().evicted);
  gauge(
    'slotlog_clock_ahead_seconds',
    'Difference between the clock of the database and the time that this process assumes.',
    () => {
      return log.clockAhead / 1_000;
    },
  );
  const projections = (name: string, help: string, read: (status: ProjectionStatus) => number) =>
    new Gauge({
      name,
      help,
      registers,
      labelNames: ['projection', 'version', 'shard'],
      collect() {
        this.reset();
        for (const status of runner.status()) {
          const { name: projection, version, shard } = status;
          this.set({ projection, version, shard }, read(status));
        }
      },
    });
  projections(
    'slotlog_projection_lag_events',
    'Events that the read model has not processed yet, as far as this process knows.',
    (status) => {
      return status.head - status.position;
    },
  );
  projections(
    'slotlog_projection_failing',
    '1 while a projection fails at an event and is waiting to retry.',
    ({ failure }) => Number(failure !== null),
  );
  projections(
    'slotlog_projection_parked',
    'Streams that a projection could not process and has skipped.',
    ({ parked }) => parked,
  );
  counter('process_cpu_seconds_total', 'CPU time used.', processorSeconds);
  gauge(
    'process_start_time_seconds',
    'Start time of the process, since the epoch.',
    () => performance.timeOrigin / 1_000,
  );
  gauge('process_resident_memory_bytes', 'Resident memory of the process.', () => process.memoryUsage.rss());
  gauge('nodejs_heap_size_used_bytes', 'Heap memory used.', () => process.memoryUsage().heapUsed);
  return registry;
};

const processorSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};
