import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generate, generated } from './generate.js';
import { pack, run } from './pack.js';
import { componentsOf, programOf } from './page.js';

const root = join(import.meta.dirname, '../../..');
const judges = join(import.meta.dirname, 'judges/node_modules');
const foreign = join(root, 'test/openapi/clients/node_modules');

/** A compiler of each of the three that people have. */
const compilers = [
  ['5.9', join(foreign, 'typescript/bin/tsc')],
  ['6', join(root, 'node_modules/typescript/bin/tsc6')],
  ['7', join(root, 'node_modules/@typescript/native/bin/tsc')],
] as const;

const strict = {
  strict: true,
  noEmit: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  target: 'es2022',
  types: [],
};

/** Where it is installed: a page with a bundler, React and TanStack Query; a program of Node; a worker. */
const settings = {
  page: { module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'dom', 'dom.iterable'] },
  program: { module: 'nodenext', lib: ['es2022', 'dom'], skipLibCheck: false },
  worker: { module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'webworker', 'webworker.iterable'] },
};

const say = (what: string) => console.log(`✓ ${what}`);

const isCurrent = async () => {
  for (const [name, text] of await generate())
    if (readFileSync(join(generated, name), 'utf8') !== text) throw new Error(`${name}: run npm run client -- types`);
  say('its types are those of the document');
};

const holdsNoMore = (files: readonly string[]) => {
  const odd = files.filter(
    (path) => !/^(package\.json|README\.md|dist\/(?!.*\.spec\.)[\w/-]+\.(js|d\.ts))$/.test(path),
  );
  if (odd.length > 0) throw new Error(`packed without need: ${odd.join(' ')}`);
};

/** An empty folder with the tarball installed, and what its programs need to be read. */
const install = (folder: string, tarball: string) => {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'customer', private: true, type: 'module' }));
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], folder);
  const page = readFileSync(join(root, 'docs/frontends.md'), 'utf8');
  writeFileSync(join(folder, 'program.ts'), `${programOf(page).program}\nexport {};\n`);
  writeFileSync(join(folder, 'page.tsx'), componentsOf(page).join('\n'));
  for (const name of ['@tanstack/react-query', '@tanstack/query-core', '@types/react', 'react', 'csstype']) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
    symlinkSync(join(judges, name), join(folder, 'node_modules', name));
  }
};

const compile = (folder: string) => {
  for (const [name, options] of Object.entries(settings)) {
    const files = name === 'page' ? ['page.tsx', 'program.ts'] : ['program.ts'];
    const compilerOptions = { ...strict, jsx: 'preserve', skipLibCheck: name === 'page', ...options };
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ compilerOptions, files }));
  }
  for (const [version, compiler] of compilers) {
    for (const name of Object.keys(settings)) run(process.execPath, [compiler, '-p', `${name}.json`], folder);
    say(`TypeScript ${version} takes it, strictly: in a page, in a program of Node, in a worker`);
  }
};

/** All that a packed client has to stand. */
export const judge = async (): Promise<void> => {
  if (!existsSync(judges)) throw new Error('first: npm ci --prefix test/openapi/client/judges');
  await isCurrent();
  const folder = mkdtempSync(join(tmpdir(), 'customer-'));
  try {
    const { tarball, size, files } = pack(folder);
    holdsNoMore(files);
    say(`packed: ${files.length} files, ${Math.ceil(size / 1_000)} kB`);
    run(process.execPath, [join(judges, 'publint/src/cli.js'), 'run', '--strict', tarball], folder);
    run(process.execPath, [join(judges, '.bin/attw'), tarball, '--profile', 'esm-only'], folder);
    say('publint and attw have nothing to say');
    install(folder, tarball);
    compile(folder);
    const entries = ['', '/react', '/webhooks'].map((entry) => `await import('@slotlog/client${entry}');`).join(' ');
    run(process.execPath, ['--input-type=module', '-e', entries], folder);
    say('each entry loads in Node');
  } finally {
    rmSync(folder, { recursive: true });
  }
};
