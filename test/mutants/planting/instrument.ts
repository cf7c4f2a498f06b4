import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import type { Mutant } from './mutant.js';

const silent = new Proxy({}, { get: (_, name) => (String(name).startsWith('is') ? () => false : () => {}) });

const words = '(?:stryCov|stryMutAct)_9fa48';

/** Our own switches instead of Stryker's, which count in objects by strings: the rules are run a million times. */
export const withSwitches = (text: string): string => {
  const numbered = text.replaceAll(
    new RegExp(`(${words}\\()("\\d+"(?:, "\\d+")*)\\)`, 'g'),
    (_, call, ids) => `${call}${ids.replaceAll('"', '')})`,
  );
  return `const { meet: stryCov_9fa48, isOn: stryMutAct_9fa48 } = globalThis.__mutants__;\n${numbered}`;
};

/** The files with all of their mutants in them, each behind a switch, and what these are. */
export const instrument = async (root: string, files: readonly string[], excludedMutations: readonly string[]) => {
  const instrumenter = new Instrumenter(silent as never);
  const texts = files.map((name) => ({ name, content: readFileSync(join(root, name), 'utf8'), mutate: true as const }));
  const options = { plugins: null, ignorers: [], noHeader: true, excludedMutations: [...excludedMutations] };
  const planted = await instrumenter.instrument(texts, options);
  const lines = new Map(texts.map(({ name, content }) => [name, content.split('\n')]));
  const mutants = planted.mutants.map(
    ({ id, fileName, mutatorName, replacement, location: { start, end } }): Mutant => {
      const all = lines.get(fileName)!;
      const part = all.slice(start.line, end.line + 1);
      part[part.length - 1] = part.at(-1)!.slice(0, end.column);
      part[0] = part[0]!.slice(start.column);
      return {
        id: Number(id),
        file: fileName,
        mutator: mutatorName,
        original: part.join('\n'),
        replacement,
        line: all[start.line]!,
        lineNumber: start.line + 1,
      };
    },
  );
  return { texts: new Map(planted.files.map(({ name, content }) => [name, withSwitches(content)])), mutants };
};
