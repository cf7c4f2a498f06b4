import { join } from 'node:path';
import ts from 'typescript';
import { root, textOf } from '#test/architecture/repository';

const table = 'apps/api/src/http/problems/problem-kinds.ts';
const reasons = 'libs/booking/src/domain/deciding/refused.ts';

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2024,
};

const host = ts.createCompilerHost(options);
const read = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says of the table with this text. Of the booking library it needs the reasons alone. */
const compile = (text: string): string[] => {
  const program = ts.createProgram([join(root, table)], options, {
    ...host,
    getSourceFile: (path, target) => {
      if (path === join(root, table)) return ts.createSourceFile(path, text, target);
      if (!read.has(path)) read.set(path, host.getSourceFile(path, target));
      return read.get(path);
    },
    resolveModuleNameLiterals: (names, from) =>
      names.map((name) =>
        name.text === '#libs/booking'
          ? { resolvedModule: { resolvedFileName: join(root, reasons), extension: ts.Extension.Ts } }
          : ts.resolveModuleName(name.text, from, options, host),
      ),
  });
  return program.getSemanticDiagnostics().map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
};

const rowOf = (reason: string) => new RegExp(`^ *'?${reason}'?: \\{ status: \\d+.*\\n`, 'm');

it('the table of statuses compiles', () => {
  expect(compile(textOf(table))).toEqual([]);
});

it.each(['slot-taken', 'version-conflict', 'rule-violation'])('without a status for %s it does not', (reason) => {
  const complete = textOf(table);
  const without = complete.replace(rowOf(reason), '');
  expect(without).not.toBe(complete);
  expect(compile(without)).toEqual([expect.stringMatching(new RegExp(`'"?${reason}"?' is missing`))]);
});

it('a table with a status for a reason that nobody gives does not compile', () => {
  const row = "  'bad-weather': { status: 409, title: 'It rains', retry: never },\n";
  expect(compile(textOf(table).replace(rowOf('slot-taken'), (slotTaken) => slotTaken + row))).toEqual([
    expect.stringContaining("'bad-weather'"),
  ]);
});
