// Plants each known bug into a copy of the source and runs the test that must notice it: npm run faults [-- names and projects | -- turn]
// In a turn a quarter of them is planted, another quarter at the next commit that ends otherwise; npm run test:architecture
// says of all whether they still apply. A bug that nobody notices fails, and so does one whose test is not there any more or
// cannot even be loaded. That the tests pass without a bug is npm test's to say.
import { Noticing } from './noticing.mjs';
import { inTurn, readPatches } from './patches.mjs';
import { Server } from './server.mjs';
import { SourceCopy } from './source-copy.mjs';

const wanted = process.argv.slice(2);
const left = wanted[0] === 'turn' ? inTurn(readPatches()) : readPatches(wanted);

const server = new Server();
const spent = {};
let missed = 0;

const tryOne = async (copy, noticing, patch) => {
  const began = performance.now();
  const fault = copy.plant(patch);
  const { verdict, failed } = fault ? { verdict: fault } : await noticing.notices(patch);
  copy.uproot(patch);
  const seconds = (performance.now() - began) / 1_000;
  const { count = 0, sum = 0 } = spent[patch.project] ?? {};
  spent[patch.project] = { count: count + 1, sum: sum + seconds };
  if (verdict) missed += 1;
  const said = verdict ?? `noticed by ${failed} ${failed === 1 ? 'test' : 'tests'}`;
  console.log(`${verdict ? '✗' : '✓'} ${patch.name}, ${patch.what}: ${said} (${seconds.toFixed(1)} s)`);
};

/** One bug after the other; there are two such lanes, for two cores. */
const lane = async () => {
  const copy = new SourceCopy();
  const noticing = new Noticing(copy, server);
  for (let patch = left.shift(); patch; patch = left.shift()) await tryOne(copy, noticing, patch);
  noticing.end();
  copy.remove();
};

const count = left.length;
try {
  await Promise.all([lane(), lane()]);
} finally {
  await server.stop();
}
for (const [project, { count, sum }] of Object.entries(spent))
  console.log(`${project}: ${count}, ${(sum / count).toFixed(1)} s each`);
console.log(`\n${count - missed} passed, ${missed} failed`);
process.exit(missed === 0 && count > 0 ? 0 : 1);
