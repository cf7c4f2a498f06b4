// npm run bench -- append
import { benchAppend } from './append.ts';

const benches: Record<string, () => Promise<object>> = { append: benchAppend };

const [name = ''] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  console.error(`npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exit(2);
}
console.log(`\n${name}: ${process.platform}, Node ${process.version}, ${new Date().toISOString()}\n`);
const ratios = await bench();
console.log(`\n${JSON.stringify({ bench: name, ratios })}`);
process.exit(0);
