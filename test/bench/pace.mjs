import { spawnSync } from 'node:child_process';

/**
 * How many times as long as on the machine of the minutes in CONTRIBUTING.md things take here, at least 1. Measured is what
 * tests are made of: computing, and starting processes, which touch new memory. Of the machines that CI has had one
 * computed at half the pace, and one took 0.3 s to start a process that computes for 0.1 s.
 */
const referenceMs = { computing: 50, starting: 80 };

const compute = () => {
  const seen = new Map();
  for (let number = 0; number < 40_000; number += 1) {
    const event = { id: `evt_${number}`, type: 'TimeClaimed', data: { start: number * 60_000, units: 1, days: [] } };
    seen.set(`agenda/${number % 997}`, JSON.parse(JSON.stringify(event)));
  }
  return [...seen.keys()].sort().length;
};

const start = () => spawnSync(process.execPath, ['-e', '']);

const median = (spans) => spans.sort((a, b) => a - b)[Math.floor(spans.length / 2)];

const spanOf = (work) => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

const times = (work, reference) => median(Array.from({ length: 9 }, () => spanOf(work))) / reference;

const pace = Math.max(1, times(compute, referenceMs.computing), times(start, referenceMs.starting));
console.log(pace.toFixed(2));
