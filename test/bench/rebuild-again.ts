// Rebuilds all read models again and again until it is killed.
import { bookingProjections, eventTypes } from '#libs/booking';
import { openPool } from '#libs/database';
import { EventLog } from '#libs/event-store';
import { rebuild } from '#libs/projection';

const [url = ''] = process.argv.slice(2);
const pool = openPool({ url, max: 10 });
const log = await EventLog.open(pool, { types: eventTypes });
console.log('rebuilding');
for (;;) await rebuild({ log, pool, projections: bookingProjections });
