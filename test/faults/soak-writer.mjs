// A process that takes and frees seats of rooms that others want too, until SIGTERM; one line per answer that it gets.
// node soak-writer.mjs <database url> <name> <rooms> <parallel>
import { randomUUIDv7 } from 'node:crypto';
import { openPool } from '../../dist/libs/database/src/index.js';
import { Busy, EventLog, OutcomeUnknown, WriteContention } from '../../dist/libs/event-store/src/index.js';
import { seatTypes } from '../harness/logs/seat-catalogue.ts';

const [url, name, rooms, parallel] = process.argv.slice(2);
const seats = 5;
const pool = openPool({ url, max: 6, applicationName: 'slotlog soak' });
const log = await EventLog.open(pool, { types: seatTypes });

const room = (id) => ({
  name: `room/${id}`,
  initial: { taken: [] },
  evolve: ({ taken }, { event }) => ({
    taken: event.type === 'SeatTaken' ? [...taken, event.data.who] : taken.slice(1),
  }),
});

class NoSeat extends Error {}

let isStopping = false;
process.on('SIGTERM', () => {
  isStopping = true;
});
const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const once = async (who) => {
  const stream = room(Math.floor(Math.random() * Number(rooms)));
  const action = Math.random() < 0.5 ? 'SeatTaken' : 'SeatFreed';
  const command = { tenant: 'default', commandId: randomUUIDv7(), actor: `process/${name}`, correlationId: who };
  let refusedAt = 0;
  try {
    const { version, position } = await log.decide(command, stream, (read) => {
      const { state, version } = read(stream);
      refusedAt = version;
      if (action === 'SeatTaken' ? state.taken.length >= seats : state.taken.length === 0) throw new NoSeat();
      return {
        events: [{ stream, type: action, data: { who, saw: state.taken } }],
        until: Number.POSITIVE_INFINITY,
      };
    });
    tell({ stored: { stream: stream.name, version, position }, command: command.commandId });
  } catch (error) {
    if (error instanceof NoSeat) tell({ refused: { stream: stream.name, version: refusedAt, action, seats } });
    else if (error instanceof Busy || error instanceof OutcomeUnknown || error instanceof WriteContention)
      tell({ unanswered: error.constructor.name });
    else tell({ broken: String(error.stack) });
  }
};

const lane = async (index) => {
  for (let i = 0; !isStopping; i += 1) await once(`${name}-${index}-${i}`);
};
tell({ ready: true });
await Promise.all(Array.from({ length: Number(parallel) }, (_, index) => lane(index)));
await log.close();
await pool.end();
process.exit(0);
