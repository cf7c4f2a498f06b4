import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { caller } from './caller.js';

type Keys = Readonly<Record<string, string>>;

const file = join(process.env.DATA_DIR ?? '.slotlog', 'seed-keys.json');

const kept = (): Keys => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
};

const keep = (tenant: string, key: string) => {
  mkdirSync(process.env.DATA_DIR ?? '.slotlog', { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...kept(), [tenant]: key }, null, 2)}\n`, { mode: 0o600 });
};

/** The operator's tool, on the database that the environment names. */
const operate = (...asked: readonly string[]) => {
  const tool = fileURLToPath(new URL('../../replay/src/main.js', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...asked, '--json'], { encoding: 'utf8' });
  return status === 0 ? (JSON.parse(stdout) as { readonly key: string }) : { failure: stderr.trim() };
};

const isGood = async (url: string, key: string) => (await caller(url, key)('GET', 'api-keys')).status === 200;

/**
 * A key of all scopes for a tenant: SLOTLOG_CLINIC_KEY or SLOTLOG_STUDIO_KEY, or the one that the seed made before, or that of
 * a new tenant, which the operator's tool makes. A tenant that is there already is somebody's: it is left alone. Servers that
 * run take a new key within five seconds.
 */
export const keyOf = async (url: string, tenant: string): Promise<string> => {
  const known = process.env[`SLOTLOG_${tenant.toUpperCase()}_KEY`] ?? kept()[tenant];
  if (known !== undefined && (await isGood(url, known))) return known;
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
  const variable = `SLOTLOG_${tenant.toUpperCase()}_KEY`;
  if (!isHere || process.env.NODE_ENV === 'production')
    throw new Error(`${variable} names no key that is good at ${url}`);
  const given = operate('tenant', 'create', tenant);
  if (!('key' in given))
    throw new Error(`${tenant} cannot be made (${given.failure}); ${variable} may name a key of it`);
  keep(tenant, given.key);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (await isGood(url, given.key)) return given.key;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`the server at ${url} does not know the key of ${tenant}: it runs on another database`);
};
