import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Mutant } from './mutant.js';
import { changesOf, masked } from './sql-mutators.js';

const isLiteral = (node: ts.Node): node is ts.TemplateExpression | ts.StringLiteralLike =>
  ts.isTemplateExpression(node) || ts.isStringLiteralLike(node);

const speaksSql = /\b(?:select|from|where|and|order by|join|limit|coalesce|slotlog\.\w+)\b|\$\d|[<>]=? *\$/;
const sentence = /^.\s*[A-Z][a-z]/;

/** Calls of Kysely that a statement does without, and operators it is told as texts. */
const dropped = new Set(['where', 'whereRef', 'orderBy', 'limit', 'having', 'onRef', 'on', 'forUpdate', 'distinct']);
const operators: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>', '=': '!=' };

interface Variant {
  readonly mutator: string;
  readonly at: number;
  readonly original: string;
  readonly replacement: string;
  /** The whole expression with the change in it. */
  readonly text: string;
}

const inCode = (tree: ts.SourceFile, node: ts.Node) => tree.text.slice(node.getStart(tree), node.end);

function* variantsOfLiteral(
  tree: ts.SourceFile,
  node: ts.TemplateExpression | ts.StringLiteralLike,
): Generator<Variant> {
  const start = node.getStart(tree);
  const text = inCode(tree, node);
  let plain = text;
  if (ts.isTemplateExpression(node)) {
    for (const { expression } of node.templateSpans) {
      const [from, to] = [expression.pos - start - 2, expression.end - start + 1];
      plain = plain.slice(0, from) + '§'.repeat(to - from) + plain.slice(to);
    }
  }
  const inside = plain.slice(1, -1);
  if (!speaksSql.test(inside) || sentence.test(plain)) return;
  for (const change of changesOf(text, ` ${masked(inside)} `)) {
    const { mutator, replacement } = change;
    const changed = text.slice(0, change.start) + replacement + text.slice(change.end);
    yield {
      mutator,
      at: start + change.start,
      original: text.slice(change.start, change.end),
      replacement,
      text: changed,
    };
  }
}

function* variantsOf(tree: ts.SourceFile, node: ts.Node): Generator<Variant> {
  if (ts.isTaggedTemplateExpression(node)) {
    const before = inCode(tree, node).slice(0, node.template.getStart(tree) - node.getStart(tree));
    for (const variant of variantsOfLiteral(tree, node.template as ts.TemplateExpression))
      yield { ...variant, text: before + variant.text };
  } else if (ts.isStringLiteral(node) && ts.isCallExpression(node.parent) && operators[node.text] !== undefined) {
    const replacement = `'${operators[node.text]}'`;
    yield {
      mutator: 'operator swapped',
      at: node.getStart(tree),
      original: inCode(tree, node),
      replacement,
      text: replacement,
    };
  } else if (isLiteral(node)) yield* variantsOfLiteral(tree, node);
  else if (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    dropped.has(node.expression.name.text)
  ) {
    const text = inCode(tree, node.expression.expression);
    const at = node.expression.name.getStart(tree);
    yield { mutator: 'call dropped', at, original: tree.text.slice(at - 1, node.end), replacement: '', text };
  }
}

const mayBeWrapped = ({ parent }: ts.Node) =>
  parent !== undefined &&
  !ts.isImportDeclaration(parent) &&
  !ts.isExportDeclaration(parent) &&
  !ts.isLiteralTypeNode(parent) &&
  !ts.isTaggedTemplateExpression(parent);

/** The file with each change to its statements behind a switch, numbered from `from` on. */
export const instrumentSql = (root: string, file: string, from: number): { text: string; mutants: Mutant[] } => {
  const tree = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const lines = tree.text.split('\n');
  const render = (node: ts.Node): string => {
    let text = '';
    let at = node.getStart(tree);
    ts.forEachChild(node, (child) => {
      text += tree.text.slice(at, child.getStart(tree)) + render(child);
      at = child.end;
    });
    text += tree.text.slice(at, node.end);
    if (!mayBeWrapped(node)) return text;
    const own = [...variantsOf(tree, node)].map((variant) => {
      const id = from + mutants.length;
      const { line } = tree.getLineAndCharacterOfPosition(variant.at);
      const { mutator, original, replacement } = variant;
      mutants.push({ id, file, mutator, original, replacement, line: lines[line]!, lineNumber: line + 1 });
      return { id, text: variant.text };
    });
    if (own.length === 0) return text;
    const switches = own.map(({ id, text }) => `isOn_sql(${id}) ? ${text} : `).join('');
    return `(${switches}(meet_sql(${own.map(({ id }) => id)}), ${text}))`;
  };
  return { text: `const { meet: meet_sql, isOn: isOn_sql } = globalThis.__mutants__;\n${render(tree)}`, mutants };
};
