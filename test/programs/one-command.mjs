// A process that sends one command and may be killed at it: node one-command.mjs <database url> <room> <command id>

import { openPool } from '../../dist/libs/database/src/index.js';
import { EventLog } from '../../dist/libs/event-store/src/index.js';
import { seatTypes } from '../harness/logs/seat-catalogue.ts';

const [url, id, commandId] = process.argv.slice(2);
const log = await EventLog.open(openPool({ url, max: 4 }), { types: seatTypes });
const room = {
  name: `room/${id}`,
  initial: { taken: [] },
  evolve: ({ taken }, { event }) => ({ taken: [...taken, event.data.who] }),
};
await log.decide({ tenant: 'default', commandId, actor: 'test/1', correlationId: 'test' }, room, (read) => {
  read(room);
  return { events: [{ stream: room, type: 'SeatTaken', data: { who: 'ada' } }], until: Number.POSITIVE_INFINITY };
});
