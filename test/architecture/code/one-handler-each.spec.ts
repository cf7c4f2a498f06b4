import ts from 'typescript';
import { nodesOf, productSources, type Source, sourceOf } from '#test/architecture/sources';

const classesOf = ({ tree }: Source) => [...nodesOf(tree)].filter(ts.isClassDeclaration);
const nameOf = ({ name }: ts.ClassDeclaration) => name?.text ?? '';

const extendsOf = ({ heritageClauses }: ts.ClassDeclaration) =>
  heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression.getText();

/** What a class decorated with, say, `@CommandHandler(BookSlot)` handles. */
const handledBy = (handler: ts.ClassDeclaration, decorator: string) =>
  ts
    .getDecorators(handler)
    ?.map(({ expression }) => expression)
    .find((call) => ts.isCallExpression(call) && call.expression.getText() === decorator)
    ?.getText()
    .replace(/^.*\((.*)\)$/, '$1');

const exportsOf = ({ tree }: Source) => [...nodesOf(tree)].filter(ts.isExportSpecifier).map(({ name }) => name.text);
const listOf = ({ tree }: Source) =>
  [...nodesOf(tree)].filter(ts.isArrayLiteralExpression).flatMap(({ elements }) => elements.map((e) => e.getText()));

/** What is wrong with the commands, or the queries, of a library. */
const faultsOf = (kind: 'Command' | 'Query', sources: readonly Source[]): string[] => {
  const file = (name: string) => sources.filter(({ path }) => path.endsWith(`/src/${name}`));
  const exported = new Set(file('index.ts').flatMap(exportsOf));
  const listed = new Set(file(`${kind.toLowerCase()}-handlers.ts`).flatMap(listOf));
  return sources.flatMap((source) => {
    const messages = classesOf(source)
      .filter((each) => extendsOf(each) === kind)
      .map(nameOf);
    const handlers = classesOf(source).filter((each) => handledBy(each, `${kind}Handler`));
    const handled = handlers.map((each) => handledBy(each, `${kind}Handler`));
    return [
      ...messages.slice(1).map((name) => `${name} needs a file of its own`),
      ...messages.filter((name) => !exported.has(name)).map((name) => `${name} is not exported`),
      ...messages
        .filter((name) => handled.filter((message) => message === name).length !== 1)
        .map((name) => `${name} needs one handler beside it`),
      ...handlers.filter((_, at) => !messages.includes(handled[at]!)).map((each) => `${nameOf(each)} is elsewhere`),
      ...handlers.filter((each) => !listed.has(nameOf(each))).map((each) => `${nameOf(each)} is not listed`),
    ];
  });
};

it.each(['Command', 'Query'] as const)('each %s has one handler beside it, is exported and listed', (kind) => {
  const sources = productSources('libs/booking/src/**/*.ts');
  expect(sources.flatMap(classesOf).map(extendsOf)).toContain(kind);
  expect(faultsOf(kind, sources)).toEqual([]);
});

const book = 'export class Book extends Command<Settled<Booking>> {}';
const handler = '@CommandHandler(Book) export class BookHandler {}';
const door = "export { Book } from './commands/book.js';";
const list = 'export const commandHandlers = [BookHandler, TwiceHandler];';

it.each([
  ['', book + handler, door, list],
  ['Book needs one handler beside it', book, door, list],
  ['Book needs one handler beside it', book + handler + handler.replace('BookH', 'TwiceH'), door, list],
  ['Book is not exported', book + handler, '', list],
  ['BookHandler is not listed', book + handler, door, ''],
  ['BookHandler is elsewhere', handler, door, list],
  ['Book needs a file of its own', book.replace('Book ', 'Move ') + book + handler, `${door} export { Move }`, list],
])('it is told that: %s', (fault, command, index, handlers) => {
  const texts = { 'commands/book.ts': command, 'index.ts': index, 'command-handlers.ts': handlers };
  const sources = Object.entries(texts).map(([path, text]) => sourceOf(`libs/booking/src/${path}`, text));
  expect(faultsOf('Command', sources).filter((each) => !each.startsWith('Move'))).toEqual(fault ? [fault] : []);
});
