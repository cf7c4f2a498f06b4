/**
 * How many times as long as on the machine of the minutes in CONTRIBUTING.md things take here, at least 1: a piece of the
 * work that tests are made of, in the best of five runs. Of two machines that CI has had one took twice as long for all.
 */
const referenceMs = 50;

const work = () => {
  const seen = new Map();
  for (let number = 0; number < 40_000; number += 1) {
    const event = { id: `evt_${number}`, type: 'TimeClaimed', data: { start: number * 60_000, units: 1, days: [] } };
    seen.set(`agenda/${number % 997}`, JSON.parse(JSON.stringify(event)));
  }
  return [...seen.keys()].sort().length;
};

const spans = Array.from({ length: 5 }, () => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
});
const pace = Math.max(1, Math.min(...spans) / referenceMs);
console.log(pace.toFixed(2));
