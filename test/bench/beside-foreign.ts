// Ten minutes of load beside a foreign write transaction that stays open: npm run foreign [-- seconds]. Fails where appending,
// following or projecting is less than half as fast as without it. Windows take turns on the same machine, so that whatever
// else it does slows both. A checkpoint that is updated in place takes a hundred times as long after 30,000 moves.
import { benchForeign } from './foreign.ts';

const least = 0.5;

const { ratios, ...figures } = await benchForeign(process.argv.slice(2));
const failed = Object.entries(ratios).filter(([, ratio]) => ratio < least);
for (const [kind, ratio] of failed) console.error(`${kind} is ${ratio} of what it is without, less than ${least}`);
console.log(JSON.stringify({ ...figures, ratios }));
process.exit(failed.length > 0 ? 1 : 0);
