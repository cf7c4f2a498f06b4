// A process of its own that takes seats until the room is full; prints how many it got.
// node racing-writer.mjs <database url> <room> <seats> <parallel>

import { randomUUIDv7 } from 'node:crypto';
import { openPool } from '../../dist/libs/database/src/index.js';
import { EventLog } from '../../dist/libs/event-store/src/index.js';
import { seatTypes } from '../harness/logs/seat-catalogue.ts';

const [url, id, seats, parallel] = process.argv.slice(2);
const pool = openPool({ url, max: 8 });
const log = await EventLog.open(pool, { types: seatTypes });
const room = {
  name: `room/${id}`,
  initial: { taken: [] },
  evolve: ({ taken }, { event }) => ({ taken: [...taken, event.data.who] }),
};
class Full extends Error {}

const take = (who) => {
  const command = {
    tenant: 'default',
    commandId: randomUUIDv7(),
    actor: `process/${process.pid}`,
    correlationId: 'race',
  };
  return log.decide(command, room, (read) => {
    if (read(room).state.taken.length >= Number(seats)) throw new Full();
    return { events: [{ stream: room, type: 'SeatTaken', data: { who } }], until: Number.POSITIVE_INFINITY };
  });
};

const won = [];
const run = async (lane) => {
  for (let i = 0; ; i += 1) {
    const who = `${process.pid}-${lane}-${i}`;
    try {
      await take(who);
      won.push(who);
    } catch (error) {
      if (!(error instanceof Full)) throw error;
      return;
    }
  }
};
process.stdout.write('ready\n');
await new Promise((go) => process.stdin.once('data', go));
await Promise.all(Array.from({ length: Number(parallel) }, (_, lane) => run(lane)));
process.stdout.write(`${JSON.stringify(won)}\n`);
await log.close();
await pool.end();
process.exit(0);
