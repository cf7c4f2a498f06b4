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
  gauge('slotlog_cached_streams', 'Folded streams in memory.', () => cache().streams);
  gauge('slotlog_cached_streams_limit', 'Folded streams in memory at most.', () => cache().bounds.streams);
  gauge('slotlog_cached_bytes', 'What folded streams take in memory, by estimate.', () => cache().bytes);
  gauge('slotlog_cached_bytes_limit', 'What folded streams may take in memory.', () => cache().bounds.bytes);
  counter('slotlog_cache_hits_total', 'Streams that a decision found in memory.', () => cache().hits);
  counter('slotlog_cache_misses_total', 'Streams that had to be read from the log first.', () => cache().misses);
  counter('slotlog_cache_evictions_total', 'Streams that lost their place in memory.', () => cache().evicted);
  gauge('slotlog_clock_ahead_seconds', 'How far the database’s clock is off what this process believes.', () => {
    return log.clockAhead / 1_000;
  });
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
  projections('slotlog_projection_lag_events', 'Events that the rows lack, as this process knows.', (status) => {
    return status.head - status.position;
  });
  projections('slotlog_projection_failing', '1 while a projection fails at an event, and waits.', ({ failure }) =>
    Number(failure !== null),
  );
  projections(
    'slotlog_projection_parked',
    'Streams that a projection could not take, and went past.',
    ({ parked }) => parked,
  );
  counter('process_cpu_seconds_total', 'Time spent on a processor.', processorSeconds);
  gauge('process_start_time_seconds', 'When the process began, since the epoch.', () => performance.timeOrigin / 1_000);
  gauge('process_resident_memory_bytes', 'Memory of the whole process.', () => process.memoryUsage.rss());
  gauge('nodejs_heap_size_used_bytes', 'Memory of its objects.', () => process.memoryUsage().heapUsed);
  return registry;
};

const processorSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};
