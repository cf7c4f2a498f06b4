// npm run attack [-- seconds] [--seed N]: somebody who holds what customers, visitors and other tenants hold calls every
// route in every spelling. Nobody may be told what is not theirs, nothing break, nobody wait, nobody hold more than their cap.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { audience, IdentityProvider } from '#test/harness/apps/identity-provider';
import { openTenant } from '#test/harness/apps/open-tenant';
import { startApp } from '#test/harness/apps/start-app';
import { endWithUs } from '#test/harness/databases/end-with-us';
import { startTestServer } from '#test/harness/databases/test-server';
import { paceHere } from '#test/load/pace';
import { Attack } from './attack.js';
import { openHouse } from './scene/house.js';
import { Words } from './words.js';

const { values, positionals } = parseArgs({ options: { seed: { type: 'string' } }, allowPositionals: true });
const seconds = Number(positionals[0] ?? 60);
const seed = Number(values.seed ?? randomInt(1_000_000));
const shown = 30;
const cap = 3;

/** For one answer, at the pace of the machine of CONTRIBUTING.md. */
const patience = Math.round(5_000 * (await paceHere()));

const server = await startTestServer();
const provider = await IdentityProvider.start({});
const much = '1000000';
const app = endWithUs(
  await startApp(server.url, {
    ...{ OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: audience, TRUSTED_PROXIES: 'loopback' },
    ...{
      RATE_LIMIT: 'on',
      RATE_LIMIT_COUNTED_IN: 'memory',
      FAILURES_PER_MINUTE: much,
      PUBLIC_ATTEMPTS_PER_MINUTE: much,
    },
    ...{
      WRITES_PER_SECOND: much,
      WRITES_AT_ONCE: much,
      PUBLIC_READS_PER_MINUTE: much,
      HOLDS_PER_CUSTOMER: String(cap),
    },
  }),
);
const words = new Words(seed);
const ours = await openHouse([app.url, app.key], 'default', words, provider);
const theirs = await openHouse(
  [app.url, await openTenant(server.url, 'another-house')],
  'another-house',
  words,
  provider,
);
// The operator of the first house reads, so that what is looked for stays there; that of the other one attacks.
const callers = ours.callers.map((each) =>
  each.credential === app.key ? { ...each, onlyReads: true as const } : each,
);
const attack = new Attack(app, words, [{ ...ours, callers }, theirs], seed, { cap, patience });
console.log(`${seconds} s of attack, seed ${seed}`);
await attack.run(AbortSignal.timeout(seconds * 1_000));

console.log(await attack.judgeAfterwards());
const ready = await fetch(`${app.url}/readyz`);
const code = await app.stop();
await provider.stop();
await server.stop();

const findings = [
  ...attack.findings.lines,
  ...app.lines.filter((line) => line.includes('"level":50')).slice(0, shown),
  ...(ready.status === 200 ? [] : [`not ready afterwards: ${ready.status}`]),
  ...(code === 0 ? [] : [`stopped with ${code}`]),
];
for (const line of findings.slice(0, shown)) console.error(`✗ ${line}`);
if (findings.length > shown) console.error(`✗ and ${findings.length - shown} more`);
if (findings.length > 0) console.error(`✗ npm run attack -- ${seconds} --seed ${seed} does the same again`);
else console.log('✓ nobody was told what is not theirs, nothing broke, nobody waited, nobody held more than their cap');
process.exit(findings.length === 0 ? 0 : 1);
