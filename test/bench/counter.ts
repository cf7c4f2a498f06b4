import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import type { EventLog, EventTypes, Stream } from '#libs/event-store';

const interval = z.strictObject({ start: z.int(), end: z.int() });

export const counterTypes: EventTypes = {
  Counted: [
    {
      schema: z.strictObject({
        bookingId: z.string(),
        serviceId: z.string(),
        core: interval,
        buffered: interval,
        units: z.int(),
      }),
    },
  ],
};

/** What each event of the append benchmark carries, about what a claim does. */
export const payload = {
  bookingId: 'bkg_0199f3c2a1b47d3e8c21f0a9b6d4e5f7',
  serviceId: 'svc_0199f3c2a1b47d3e8c21f0a9b6d4e5f7',
  core: { start: 1_795_348_511_124, end: 1_795_350_311_124 },
  buffered: { start: 1_795_348_511_124, end: 1_795_350_311_124 },
  units: 1,
};

export const counter = (id: string): Stream<number> => ({
  name: `counter/${id}`,
  initial: 0,
  evolve: (count) => count + 1,
});

/** One single-event commit on condition of the stream's version, with everything on. */
export const appendOne = (log: EventLog, stream: Stream<number>) =>
  log.decide(
    { tenant: 'default', commandId: randomUUIDv7(), actor: 'api-key/bench', correlationId: 'bench' },
    stream,
    (read) => {
      read(stream);
      return { events: [{ stream, type: 'Counted', data: payload }], until: Number.POSITIVE_INFINITY };
    },
  );
