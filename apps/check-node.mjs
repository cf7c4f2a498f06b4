// Runs before anything is built, on whatever Node there is, so it is plain JavaScript without dependencies. Where the
// platform has a pinned Node among the packages, npm puts that one first in the path and this finds nothing to say.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const numbers = (version) => /(\d+)\.(\d+)/.exec(version).slice(1).map(Number);
const [needed, has] = [numbers(engines.node), numbers(process.versions.node)];

if (has[0] < needed[0] || (has[0] === needed[0] && has[1] < needed[1])) {
  console.error(
    `Slotlog needs Node ${engines.node} and this is ${process.version}. ` +
      `No Node for ${process.platform}-${process.arch} comes with the packages: install one and start again.`,
  );
  process.exit(1);
}
