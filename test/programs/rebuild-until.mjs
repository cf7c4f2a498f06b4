// Rebuilds all read models, and kills itself right before or after its n-th statement: node rebuild-until.mjs <url> <n> <before|after>
import '../../scripts/from-source.mjs';
import pg from 'pg';

const [url, nth, when] = process.argv.slice(2);
const { query } = pg.Client.prototype;
let count = 0;

/** As the product calls it, but for the one after which nothing more is done. */
pg.Client.prototype.query = function (...asked) {
  count += 1;
  const isLast = count === Number(nth);
  if (isLast && when === 'before') process.kill(process.pid, 'SIGKILL');
  const answered = query.apply(this, asked);
  const die = () => process.kill(process.pid, 'SIGKILL');
  if (isLast) answered?.then?.(die, die);
  return answered;
};

const { openPool } = await import('../../libs/database/src/index.ts');
const { EventLog } = await import('../../libs/event-store/src/index.ts');
const { rebuild } = await import('../../libs/projection/src/index.ts');
const { eventTypes } = await import('../../libs/booking/src/events/event-catalogue.ts');
const { bookingProjections } = await import('../../libs/booking/src/read-models/booking-projections.ts');

const pool = openPool({ url, max: 10 });
const log = await EventLog.open(pool, { types: eventTypes });
await rebuild({ log, pool, projections: bookingProjections });
console.log(count);
process.exit(0);
