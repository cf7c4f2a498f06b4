import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiDocument } from '#test/harness/clients/api-document';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const root = join(import.meta.dirname, '../../..');
const generators = join(root, 'test/openapi/clients/node_modules');
export const generated = join(root, 'libs/client/src/generated');

/** Says of which document the generated files are. */
export const markOf = (document: object): string =>
  createHash('sha256').update(JSON.stringify(document)).digest('hex').slice(0, 32);

const pascal = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The types of all that the document describes, as `@hey-api/openapi-ts` writes them. */
const typesOf = (document: object): string => {
  const binary = join(generators, '.bin/openapi-ts');
  if (!existsSync(binary)) throw new Error('first: npm ci --prefix test/openapi/clients');
  const folder = mkdtempSync(join(tmpdir(), 'client-'));
  try {
    const [input, output] = [join(folder, 'openapi.json'), join(folder, 'out')];
    writeFileSync(input, JSON.stringify(document));
    const given = ['-i', input, '-o', output, '-p', '@hey-api/typescript'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...given], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stdout + stderr);
    return readFileSync(join(output, 'types.gen.ts'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The routes by their names, with the types of what each takes and answers; and those that can wait for a position. */
const routesOf = ({ paths }: Document, types: string): string => {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, ...operation })),
  );
  const entries = operations.map(({ route, operationId }) => {
    const [data, answer] = [`${pascal(operationId)}Data`, `${pascal(operationId)}Response`];
    for (const name of [data, answer])
      if (!types.includes(`export type ${name} =`)) throw new Error(`${route}: there is no type ${name}`);
    return `  '${route}': { data: Api.${data}; answer: Api.${answer} };`;
  });
  const waits = operations
    .filter(({ parameters = [] }) => parameters.some(({ name }) => name === 'minPosition'))
    .map(({ route }) => `  '${route}',`);
  return [
    "import type * as Api from './api.js';\n",
    `/** Each route of the document: what it takes, and what it answers. */\nexport interface Routes {\n${entries.join('\n')}\n}\n`,
    '/** Reads that take `minPosition`. */',
    `export const readsBehind: ReadonlySet<string> = new Set([\n${waits.join('\n')}\n]);\n`,
  ].join('\n');
};

/** The generated files of the client as the routes are now, by name. */
export const generate = async (): Promise<ReadonlyMap<string, string>> => {
  const document = await apiDocument('3.1');
  const head = `// Written by npm run client -- types, of the document ${markOf(document)}.\n`;
  const types = typesOf(document).replace(/^\/\/ .*\n/, '');
  return new Map([
    ['api.ts', head + types],
    ['routes.ts', head + routesOf(document as Document, types)],
  ]);
};
