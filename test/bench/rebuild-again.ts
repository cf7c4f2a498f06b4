// Rebuilds all read models again and again until it is killed, as the command line does.
import { constants, setPriority } from 'node:os';
import { bookingProjections, eventTypes } from '#libs/booking';
import { openPool } from '#libs/database';
import { EventLog } from '#libs/event-store';
import { rebuild } from '#libs/projection';

setPriority(constants.priority.PRIORITY_LOW);
const [url = ''] = process.argv.slice(2);
const pool = openPool({ url, max: 10 });
const log = await EventLog.open(pool, { types: eventTypes });
console.log('rebuilding');
for (;;) await rebuild({ log, pool, projections: bookingProjections });
