// Follows the log and moves the read models on until it is killed: node run-projector.mjs <url> <lease in ms>
import '../../scripts/from-source.mjs';

const { openPool } = await import('../../libs/database/src/index.ts');
const { EventLog } = await import('../../libs/event-store/src/index.ts');
const { ProjectionRunner } = await import('../../libs/projection/src/index.ts');
const { eventTypes } = await import('../../libs/booking/src/events/event-catalogue.ts');
const { bookingProjections } = await import('../../libs/booking/src/read-models/booking-projections.ts');

const [url, lease] = process.argv.slice(2);
const pool = openPool({ url, role: 'slotlog_app', applicationName: `projector ${process.pid}` });
const pipelined = openPool({ url, role: 'slotlog_app', isPipelined: true });
const log = await EventLog.open(pool, { types: eventTypes });
await new ProjectionRunner(log, pipelined, bookingProjections, console, Number(lease)).start();
console.log('follows');
