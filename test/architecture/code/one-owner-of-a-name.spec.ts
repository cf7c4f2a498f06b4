import ts from 'typescript';
import { filesOf, textOf } from '#test/architecture/repository';
import { type Source, sourceOf } from '#test/architecture/sources';

/** The client names the resources as the API does, and nothing here imports it. */
const indexes = filesOf('libs/*/src/index.ts').filter((path) => !path.startsWith('libs/client/'));

/** What a library exports under a capital letter: types, interfaces and classes. */
const typesOf = ({ tree }: Source): string[] =>
  tree.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement)) return [];
    const { exportClause } = statement;
    if (!exportClause || !ts.isNamedExports(exportClause)) return [];
    return exportClause.elements.map(({ name }) => name.text).filter((name) => /^[A-Z]/.test(name));
  });

const exportedTwice = (sources: readonly Source[]): string[] => {
  const owners = sources.flatMap((source) => typesOf(source).map((name) => ({ name, path: source.path })));
  return [...Map.groupBy(owners, ({ name }) => name)]
    .filter(([, found]) => found.length > 1)
    .map(([name, found]) => `${name}: ${found.map(({ path }) => path).join(', ')}`);
};

it('no type is exported under the same name by two libraries', () => {
  const sources = indexes.map((path) => sourceOf(path, textOf(path)));
  expect(sources.flatMap(typesOf).length).toBeGreaterThan(100);
  expect(exportedTwice(sources)).toEqual([]);
});

it('a type, an interface or a class that a second library exports too is found, a value is not', () => {
  const one = sourceOf(
    'libs/a/src/index.ts',
    "export type { Scope } from './scope.js';\nexport { idOf } from './id.js';",
  );
  const two = sourceOf('libs/b/src/index.ts', "export { idOf, type Right as Scope } from './right.js';");
  expect(exportedTwice([one, two])).toEqual(['Scope: libs/a/src/index.ts, libs/b/src/index.ts']);
});
