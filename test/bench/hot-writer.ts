// A process of its own with 64 callers on one stream: node hot-writer.ts <database url> <stream> <seconds>
import { openPool } from '#libs/database';
import { EventLog, WriteContention } from '#libs/event-store';
import { appendOne, counter, counterTypes } from './counter.ts';
import { perSecond } from './rounds.ts';

const [url = '', id = '', seconds = ''] = process.argv.slice(2);
const pool = openPool({ url, max: 4, isPipelined: true });
const log = await EventLog.open(pool, { types: counterTypes });
const stream = counter(id);
await appendOne(log, stream);
process.stdout.write('ready\n');
await new Promise((go) => process.stdin.once('data', go));
let contended = 0;
const rate = await perSecond(64, Number(seconds), async () => {
  try {
    await appendOne(log, stream);
  } catch (error) {
    if (!(error instanceof WriteContention)) throw error;
    contended += 1;
  }
});
process.stdout.write(`${JSON.stringify({ rate, contended })}\n`);
process.exit(0);
