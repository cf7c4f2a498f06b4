// Runs before anything is built, on whatever Node there is, so it is plain JavaScript without dependencies. Where the
// platform has a pinned Node among the packages, npm puts that one first in the path and this finds nothing to say.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const needed = Number(/\d+/.exec(engines.node)[0]);

if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(
    `Slotlog needs Node ${engines.node} and this is ${process.version}. ` +
      `No Node for ${process.platform}-${process.arch} comes with the packages: install one and start again.`,
  );
  process.exit(1);
}
