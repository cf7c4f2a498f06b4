import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root, textOf } from '#test/architecture/repository';
import { apiDocument } from '#test/harness/clients/api-document';
import { markOf } from '#test/openapi/client/generate';

it.each(['api', 'routes'])(
  'the %s that the client knows is that of the document: npm run client -- types',
  async (name) => {
    const [first = ''] = textOf(`libs/client/src/generated/${name}.ts`).split('\n');
    expect(first).toBe(`// Written by npm run client -- types, of the document ${markOf(await apiDocument('3.1'))}.`);
  },
);

/** An entry of the client as a page loads it. */
const bundled = (entry: string): string => {
  const esbuild = join(root, 'node_modules/esbuild/bin/esbuild');
  const given = [`libs/client/src/${entry}.ts`, '--bundle', '--minify', '--format=esm', '--platform=neutral'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [esbuild, ...given], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
};

it.each([
  ['index', 8_192],
  ['react', 1_024],
  ['webhooks', 2_048],
])('its entry %s is at most %i bytes, compressed, and loads nothing else', (entry, most) => {
  const text = bundled(entry);
  expect(gzipSync(text).length).toBeLessThanOrEqual(most);
  expect(text).not.toMatch(/\b(import|require)\b\s*["'(]|\bfrom\s*["']/);
});

it('it needs no package where it runs', () => {
  const { dependencies, peerDependencies } = JSON.parse(textOf('libs/client/package.json'));
  expect([dependencies, peerDependencies]).toEqual([undefined, undefined]);
});
