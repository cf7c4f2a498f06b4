import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * How many times as long as on the machine of the minutes in CONTRIBUTING.md things take here, at least 1. Measured is what
 * tests are made of: computing, and processes that start side by side and touch new memory. One machine of CI computed as
 * fast as others and took 2.4 s for these six processes, since each new page of memory was waited for.
 */
const referenceMs = { computing: 50, starting: 400 };

const compute = () => {
  const seen = new Map();
  for (let number = 0; number < 40_000; number += 1) {
    const event = { id: `evt_${number}`, type: 'TimeClaimed', data: { start: number * 60_000, units: 1, days: [] } };
    seen.set(`agenda/${number % 997}`, JSON.parse(JSON.stringify(event)));
  }
  return [...seen.keys()].sort().length;
};

const startOne = () => once(spawn(process.execPath, ['-e', 'Buffer.alloc(64 * 1024 * 1024, 1)']), 'exit');
const start = () => Promise.all(Array.from({ length: 6 }, startOne));

/** The median of three runs. */
const spanOf = async (work) => {
  const spans = [];
  for (let run = 0; run < 3; run += 1) {
    const began = performance.now();
    await work();
    spans.push(performance.now() - began);
  }
  return spans.sort((a, b) => a - b)[1];
};

const computing = (await spanOf(compute)) / referenceMs.computing;
const starting = (await spanOf(start)) / referenceMs.starting;
console.log(Math.max(1, computing, starting).toFixed(2));
