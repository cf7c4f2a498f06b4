// Plants each known bug into a copy of the source and runs the tests that must notice it: npm run faults [-- name]
// A patch that no longer applies fails, and so does a bug that nobody notices.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const patches = join(root, 'test/faults/patches');
const wanted = process.argv[2];

const run = (cwd, command, args, input) => spawnSync(command, args, { cwd, input, encoding: 'utf8' });

const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

/** The first lines of a patch: what is planted, and which tests of which project must notice. */
const headerOf = (text) => {
  const [, what] = /^# (.+)$/m.exec(text);
  const [, project, tests] = /^# noticed by: (\S+) (\S+)$/m.exec(text);
  return { what, project, tests };
};

const copyOf = (files) => {
  const copy = mkdtempSync(join(tmpdir(), 'slotlog-fault-'));
  for (const file of files) cpSync(join(root, file), join(copy, file), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
};

const plant = (name) => {
  const patch = readFileSync(join(patches, name), 'utf8');
  const { what, project, tests } = headerOf(patch);
  const files = run(root, 'git', ['ls-files', 'apps', 'libs', 'scripts', 'test', '*.json', '*.js', '.swcrc'])
    .stdout.trim()
    .split('\n');
  const copy = copyOf(files);
  try {
    const applied = run(copy, 'patch', ['-p1', '--fuzz=0', '--no-backup-if-mismatch'], patch);
    if (applied.status !== 0) return { what, verdict: `does not apply: ${applied.stdout}` };
    const built = run(copy, 'node_modules/.bin/nest', ['build']);
    if (built.status !== 0) return { what, verdict: `does not build: ${built.stdout}` };
    const tested = run(copy, process.execPath, [...jest, '--selectProjects', project, '--testPathPatterns', tests]);
    const failed = /^Tests: +(\d+) failed/m.exec(tested.stderr);
    if (!failed) return { what, verdict: tested.status === 0 ? 'nobody notices' : `no test ran: ${tested.stderr}` };
    return { what, failed: Number(failed[1]) };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};

let missed = 0;
let noticed = 0;
for (const name of readdirSync(patches).filter((file) => !wanted || file.includes(wanted))) {
  const { what, verdict, failed } = plant(name);
  if (verdict) missed += 1;
  else noticed += 1;
  console.log(`${verdict ? '✗' : '✓'} ${what}: ${verdict ?? `noticed by ${failed} tests`}`);
}
console.log(`\n${noticed} passed, ${missed} failed`);
process.exit(missed === 0 && noticed > 0 ? 0 : 1);
