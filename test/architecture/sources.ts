import ts from 'typescript';
import { filesOf, textOf } from './repository.js';

/** A TypeScript file as the compiler reads it: comments are no part of the tree. */
export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

export const sourceOf = (path: string, text: string): Source => ({
  path,
  tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
});

/** What is shipped: everything in apps and libs but the specs. */
export const productSources = (pattern = '{apps,libs}/**/*.ts'): Source[] =>
  filesOf(pattern)
    .filter((path) => !path.endsWith('.spec.ts'))
    .map((path) => sourceOf(path, textOf(path)));

export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  yield node;
  for (const child of children) yield* nodesOf(child);
}

/** The text of a string, of a template with `?` for what is put in, undefined for all else. */
export const literalText = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('?');
};

/** `path:line text` of each node that a rule objects to. */
export const findings = ({ path, tree }: Source, objectsTo: (node: ts.Node) => boolean): string[] =>
  [...nodesOf(tree)].filter(objectsTo).map((node) => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    return `${path}:${line + 1} ${node.getText().replaceAll(/\s+/g, ' ').slice(0, 80)}`;
  });
