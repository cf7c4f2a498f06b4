const blocksOf = (page: string, kind: 'ts' | 'tsx') =>
  [...page.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block]) => block!);

/** The programs on a page as one, and what it says it prints, line by line. */
export const programOf = (page: string): { readonly program: string; readonly printed: readonly string[] } => {
  const program = blocksOf(page, 'ts').join('\n');
  const printed = [...program.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].flatMap(([, line]) =>
    line!.split(', then '),
  );
  return { program, printed };
};

/** Those that are parts of a page in React. */
export const componentsOf = (page: string): readonly string[] => blocksOf(page, 'tsx');
