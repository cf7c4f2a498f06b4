// npm run protocol: searches every state of the model append.pml, whole and with each of its parts taken away. Whole nothing
// may go wrong; without a part something must, or the model would not be about it.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const model = join(dirname(fileURLToPath(import.meta.url)), 'append.pml');

const runs = [
  { title: 'without the lock', without: 'NO_LOCK' },
  { title: 'without the event’s id', without: 'NO_ID' },
  { title: 'without known before expectations', without: 'NO_KNOWN' },
  { title: 'without ids of their own', without: 'SAME_IDS' },
  { title: 'without settling refusals', without: 'NO_SETTLE' },
  { title: 'whole', without: null },
];

/** What an assertion of the model that fails means. */
const meanings = [
  ['mine<=1', 'a command is stored twice'],
  ['theirs==0', 'a slot is given away twice'],
  ['is_there', 'what is acknowledged is not stored'],
  ['was_true', 'a refusal was never true'],
  ['drawn', 'the model has too few ids'],
  ['gone', 'an id of a lost past is stored anew'],
  ['invalid end state', 'somebody waits for ever'],
];

const isThere = (command) => spawnSync(command, ['--version']).error === undefined;

const search = (without) => {
  const folder = mkdtempSync(join(tmpdir(), 'slotlog-protocol-'));
  const run = (command, args) => execFileSync(command, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
  try {
    run('spin', ['-a', ...(without ? [`-D${without}`] : []), model]);
    run('gcc', ['-O2', '-w', '-DSAFETY', '-DCOLLAPSE', '-DMEMLIM=6000', '-o', 'pan', 'pan.c']);
    return run('./pan', ['-m200000']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const numberIn = (text, pattern) => Number(pattern.exec(text)?.[1] ?? Number.NaN);

if (!isThere('spin') || !isThere('gcc')) {
  console.error('SKIPPED protocol: Debian’s spin and gcc are not installed.');
  process.exit(process.env.CI === 'true' ? 1 : 0);
}

const wrong = [];
for (const { title, without } of runs) {
  const told = search(without);
  const seconds = numberIn(told, /elapsed time ([\d.e+-]+) seconds/);
  const figures = [
    `${numberIn(told, /([\d.e+]+) states, stored/).toLocaleString('en')} states`,
    `depth ${numberIn(told, /depth reached (\d+)/)}`,
    `${Math.round(numberIn(told, /([\d.]+)\s+total actual memory usage/))} MB`,
    `${Number.isNaN(seconds) ? '0.0' : seconds.toFixed(1)} s`,
  ];
  const error = /^pan:\d+: (.*)$/m.exec(told)?.[1];
  const isWhole = !/Warning: Search not completed/.test(told);
  const meaning = meanings.find(([sign]) => error?.includes(sign))?.[1] ?? error;
  const verdict = error ? meaning : isWhole ? 'nothing goes wrong' : 'not searched to the end';
  console.log(`${title.padEnd(36)}${verdict.padEnd(40)}${figures.join(', ')}`);
  if (without === null && verdict !== 'nothing goes wrong') wrong.push(`the protocol, whole: ${verdict}`);
  if (without !== null && !error) wrong.push(`${title} nothing goes wrong`);
}
for (const line of wrong) console.error(`✗ ${line}`);
if (wrong.length === 0) console.log('✓ the protocol holds, and each of its parts is needed');
process.exit(wrong.length === 0 ? 0 : 1);
