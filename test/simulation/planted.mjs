// After how many seeds the simulation finds each planted bug: node test/simulation/planted.mjs [seeds] [name …]
// Each patch is planted into a copy of the source. Those that concern statements of SQL it cannot find: its store is a model.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [seeds = '500', ...named] = process.argv.slice(2);
const patches = 'test/faults/patches';
const all = readdirSync(patches, { recursive: true }).filter((name) => name.endsWith('.patch'));
const files = ['libs', 'test', 'scripts', 'apps', 'package.json', 'tsconfig.json', '.swcrc'];

/** What SQL says is said once more by the model, so what is wrong with it there is found by no seed. */
const isOfSql = (patch) => {
  const touched = readFileSync(join(patches, patch), 'utf8').matchAll(/^\+\+\+ b\/(\S+)/gm);
  return [...touched].every(([, file]) => file.endsWith('.sql'));
};

for (const patch of all
  .filter((name) => !isOfSql(name))
  .filter((name) => named.length === 0 || named.some((each) => name.includes(each)))) {
  const copy = mkdtempSync(join(tmpdir(), 'slotlog-planted-'));
  for (const file of files) cpSync(file, join(copy, file), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  execFileSync('git', ['apply', join(process.cwd(), patches, patch)], { cwd: copy });
  const args = [
    '--import',
    './scripts/from-source.mjs',
    'test/simulation/main.ts',
    '--seeds',
    seeds,
    '--failures',
    '1',
  ];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  const [, seed] = /^✗ seed (\d+)$/m.exec(stderr) ?? [];
  const how = stderr.split('\n')[1]?.trim() ?? stdout;
  const [unmet = ''] = /^never met .*$/m.exec(stdout) ?? [];
  console.info(
    `${patch}: ${seed ? `found after ${seed} seeds: ${how.slice(0, 160)}` : `not found in ${seeds} seeds; ${unmet}`}`,
  );
  rmSync(copy, { recursive: true });
}
