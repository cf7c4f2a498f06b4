// npm run openapi -- check | lint | owasp | accept [--breaking]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiDocument } from '#test/harness/clients/api-document';
import { breaks } from './breaks.js';
import type { Part } from './resolve.js';

const root = join(import.meta.dirname, '../..');
const baseline = join(root, 'test/openapi/baseline.json');
const clients = join(root, 'test/openapi/clients');
const textOf = (document: object) => `${JSON.stringify(document, null, 1)}\n`;

/** What no client can stumble over. */
const prose = new Set(['description', 'summary', 'title', 'examples', 'example']);

/** The baseline: what is promised, without the words and the examples that explain it. */
const promised = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(promised);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name, part]) => !prose.has(name) || isSchema(part));
  return Object.fromEntries(kept.map(([name, part]) => [name, promised(part)]));
};

/** A property may be called title too. */
const isSchema = (part: unknown) => typeof part === 'object' && part !== null && ('type' in part || 'anyOf' in part);

const current = async () => promised(await apiDocument('3.1')) as Part;

/** Every edition that is served. */
const editions = [
  ['3.1', 'programs'],
  ['3.0', 'programs'],
  ['3.1', 'tools'],
  ['3.0', 'tools'],
] as const;

/** Hands all editions to a program of others; its word is the last. */
const judgedBy = async (cli: string, ...given: readonly string[]): Promise<boolean> => {
  if (!existsSync(cli)) throw new Error('first: npm ci --prefix test/openapi/clients');
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  const paths = editions.map(([edition, purpose]) => join(folder, `${edition}-for-${purpose}.json`));
  for (const [at, [edition, purpose]] of editions.entries())
    writeFileSync(paths[at]!, textOf(await apiDocument(edition, purpose)));
  const { status } = spawnSync(process.execPath, [cli, 'lint', ...paths, ...given], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  rmSync(folder, { recursive: true });
  return status === 0;
};

/** By the rules of `redocly.yaml`. */
const lint = () => judgedBy(join(root, 'node_modules/@redocly/cli/bin/cli.js'), '--format=stylish');

/** By the rules of `spectral.yaml`, OWASP's among them. */
const owasp = () => {
  const rules = join(clients, 'spectral.yaml');
  const cli = join(clients, 'node_modules/@stoplight/spectral-cli/dist/index.js');
  return judgedBy(cli, '--ruleset', rules, '--fail-severity=hint', '--quiet');
};

/** Whether clients of the accepted document can go on; what is only new is told and no failure. */
const check = async (): Promise<boolean> => {
  const [earlier, later] = [JSON.parse(readFileSync(baseline, 'utf8')) as Part, await current()];
  const found = breaks(earlier, later);
  for (const line of found) console.error(line);
  if (found.length === 0 && textOf(earlier) !== textOf(later)) {
    console.log('The API has grown: npm run openapi -- accept takes that for granted from now on.');
  }
  return found.length === 0;
};

const accept = async (): Promise<boolean> => {
  if (!process.argv.includes('--breaking') && !(await check())) return false;
  writeFileSync(baseline, textOf(await current()));
  return true;
};

const [, , name = ''] = process.argv;
const todo = { check, lint, owasp, accept }[name];
if (!todo) {
  console.error('npm run openapi -- check | lint | owasp | accept [--breaking]');
  process.exit(2);
}
process.exit((await todo()) ? 0 : 1);
