// npm run bench -- append | http | replay
import { benchAppend } from './append.ts';
import { benchHttp } from './http.ts';
import { benchReplay } from './replay.ts';

const benches: Record<string, () => Promise<object>> = { append: benchAppend, http: benchHttp, replay: benchReplay };

const [name = ''] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  console.error(`npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exit(2);
}
console.log(`\n${name}: ${process.platform}, Node ${process.version}, ${new Date().toISOString()}\n`);
try {
  console.log(`\n${JSON.stringify({ bench: name, ...(await bench()) })}`);
} catch (error) {
  console.error(error);
  process.exit(1);
}
process.exit(0);
