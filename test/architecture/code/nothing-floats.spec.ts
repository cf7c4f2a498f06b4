import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { filesOf, root } from '#test/architecture/repository';
import { findings } from '#test/architecture/sources';

it('Biome refuses a call that nobody awaits, also where its function is declared elsewhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'house-'));
  try {
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    writeFileSync(join(folder, 'log.ts'), 'export class Log {\n  async append() {}\n}\n');
    writeFileSync(
      join(folder, 'book.ts'),
      "import type { Log } from './log.js';\n\nexport const book = (log: Log) => {\n  log.append();\n};\n",
    );
    const biome = join(root, 'node_modules/.bin/biome');
    const flags = ['lint', '--vcs-enabled=false', '--reporter=github', 'book.ts'];
    const { status, stdout } = spawnSync(biome, flags, { cwd: folder, encoding: 'utf8' });
    expect(stdout).toMatch(/::error title=lint\/nursery\/noFloatingPromises,file=\S*book\.ts,line=4,/);
    expect(status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Biome does not see into packages: `pool.query(…)` and `sleep(…)` return promises that only the compiler knows of. */
describe('the compiler', () => {
  const violation = join(root, 'libs/event-store/src/violation.ts');
  const text = `
    import { setTimeout as sleep } from 'node:timers/promises';
    import type { Pool } from 'pg';
    import { inTransaction } from '#libs/database';
    export const append = (pool: Pool, handle: () => void) => {
      pool.query('floats');
      sleep(1);
      inTransaction(pool, async () => 'floats');
      pool.query('floats').finally(handle);
      pool.query('is handled').catch(handle);
      pool.query('is handled').then(handle, handle);
      void pool.query('is waived');
      return pool.query('is returned');
    };`;

  const product = filesOf('{apps,libs}/**/*.ts')
    .filter((path) => !path.endsWith('.spec.ts'))
    .map((path) => join(root, path));
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram(
    [...product, violation],
    { ...options, types: ['node'], noEmit: true },
    {
      ...host,
      getSourceFile: (path, target) =>
        path === violation ? ts.createSourceFile(path, text, target, true) : host.getSourceFile(path, target),
    },
  );
  const checker = program.getTypeChecker();

  const handles = (call: ts.CallExpression) => {
    const name = ts.isPropertyAccessExpression(call.expression) ? call.expression.name.text : '';
    return name === 'catch' || (name === 'then' && call.arguments.length > 1);
  };

  const floats = (node: ts.Node) =>
    ts.isExpressionStatement(node) &&
    ts.isCallExpression(node.expression) &&
    !handles(node.expression) &&
    checker.getTypeAtLocation(node.expression).getSymbol()?.name === 'Promise';

  const floatingIn = (path: string) => findings({ path, tree: program.getSourceFile(path)! }, floats);

  it('knows of no promise that nobody awaits', () => {
    expect(product.flatMap(floatingIn)).toEqual([]);
  });

  it('notices those of packages', () => {
    expect(floatingIn(violation).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      "pool.query('floats');",
      'sleep(1);',
      "inTransaction(pool, async () => 'floats');",
      "pool.query('floats').finally(handle);",
    ]);
  });
});
