// npm run bench -- append | http | split | replay | growth [events] | foreign [seconds] | followers [streams] | gap | month [strategy] | slot-streams [streams] [bookings per second] [seconds]
import { now } from '#test/harness/running-clock';
import { benchAppend } from './append.ts';
import { benchFollowers } from './followers.ts';
import { benchForeign } from './foreign.ts';
import { benchGap } from './gap.ts';
import { benchGrowth } from './growth/growth.ts';
import { benchHttp } from './http/http.ts';
import { benchSplit } from './http/split.ts';
import { benchReplay } from './replay.ts';
import { benchMonth } from './slots/month.ts';
import { benchSlotStreams } from './slots/slot-streams.ts';

const benches: Record<string, (parameters: readonly string[]) => Promise<object>> = {
  append: benchAppend,
  http: benchHttp,
  split: benchSplit,
  replay: benchReplay,
  growth: benchGrowth,
  foreign: benchForeign,
  followers: benchFollowers,
  gap: benchGap,
  month: benchMonth,
  'slot-streams': benchSlotStreams,
};

const [name = '', ...parameters] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  console.error(`npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exit(2);
}
console.log(`\n${name}: ${process.platform}, Node ${process.version}, ${now()}\n`);
try {
  console.log(`\n${JSON.stringify({ bench: name, ...(await bench(parameters)) })}`);
} catch (error) {
  console.error(error);
  process.exit(1);
}
process.exit(0);
