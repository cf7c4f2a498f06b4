import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const fileOf = (run: string) => join(tmpdir(), `${run}.openapi.json`);

/**
 * What the API publishes of itself. All apps of a run come from one build and publish the same, so the first that is
 * asked is the only one: to make it takes 0.5 s of processor time.
 */
export async function publishedDocument(url: string): Promise<unknown> {
  const run = process.env.SLOTLOG_TEST_TEMPLATE;
  const known = run && (await readFile(fileOf(run), 'utf8').catch(() => undefined));
  if (known) return JSON.parse(known);
  const text = await (await fetch(`${url}/openapi.json`)).text();
  if (run) await keep(fileOf(run), text);
  return JSON.parse(text);
}

/** Whole or not at all, as other tests look for it at the same time. */
const keep = async (file: string, text: string) => {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, text);
  await rename(draft, file);
};

/** At the end of a run. */
export const forgetDocument = (run: string) => rm(fileOf(run), { force: true });
