import { execFileSync } from 'node:child_process';

/** A step of a session in a document: a command, and the answer that the document shows. */
export interface Step {
  readonly command: string;
  readonly status: number;
  readonly header: readonly [name: string, value: string] | undefined;
  readonly answer: unknown;
}

const pattern = /```sh session\n([\s\S]*?)```\n```jsonc\n\/\/ (\d{3})(?:, ([\w-]+): ([^\n]+))?\n([\s\S]*?)```/g;

/** What stands for what is left out, where a list or an object ends. */
const leftOut = /,? *…(?=\s*[\]}])/g;

export const stepsOf = (document: string): Step[] =>
  [...document.matchAll(pattern)].map(([, command, status, name, value, answer]) => ({
    command: command!,
    status: Number(status),
    header: name && value ? [name, value] : undefined,
    answer: JSON.parse(answer!.replaceAll(leftOut, '')),
  }));

/** The shell reads the command, so that what is quoted is understood as it would be; `curl` only says how it was called. */
const shim = `curl() { printf '%s\\0' "$@"; for each in "$@"; do if [ "$each" = @- ]; then cat; fi; done; }`;

/** The request that a `curl` command makes. */
export const requestOf = (command: string, variables: Record<string, string>): { url: string; init: RequestInit } => {
  const said = execFileSync('sh', ['-c', `${shim}\n${command}`], { env: variables, encoding: 'utf8', input: '' });
  const words = said.split('\0');
  const stdin = words.pop()!;
  const headers = new Headers();
  const init: RequestInit = { headers };
  let url = '';
  while (words.length > 0) {
    const word = words.shift()!;
    if (word === '-X') init.method = words.shift()!;
    else if (word === '-H') {
      const [name, ...value] = words.shift()!.split(': ');
      headers.set(name!, value.join(': '));
    } else if (word === '--json') {
      const content = words.shift()!;
      init.body = content === '@-' ? stdin : content;
      init.method ??= 'POST';
      headers.set('Content-Type', 'application/json');
    } else if (url === '' && !word.startsWith('-')) url = word;
    else throw new Error(`curl is called with ${word}`);
  }
  return { url, init };
};

/** Where an answer is not as the document shows it: what is shown has to be there, and text may leave parts out. */
export const differences = (shown: unknown, given: unknown, at = ''): string[] => {
  if (Array.isArray(shown) && Array.isArray(given)) {
    if (given.length < shown.length) return [`${at} has ${given.length} entries`];
    return shown.flatMap((each, index) => differences(each, given[index], `${at}/${index}`));
  }
  if (typeof shown === 'object' && shown !== null && typeof given === 'object' && given !== null) {
    return Object.entries(shown).flatMap(([name, value]) =>
      differences(value, (given as Record<string, unknown>)[name], `${at}/${name}`),
    );
  }
  const fits = typeof shown === 'string' && typeof given === 'string' ? matches(shown, given) : shown === given;
  return fits ? [] : [`${at} is ${JSON.stringify(given)}, not ${JSON.stringify(shown)}`];
};

/** The parts that are shown, in their order, and the first and the last of them at the ends. */
const matches = (shown: string, given: string): boolean => {
  const parts = shown.split('…');
  if (!given.startsWith(parts[0]!) || !given.endsWith(parts.at(-1)!)) return false;
  let from = 0;
  for (const part of parts) {
    const at = given.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return parts.length > 1 || shown === given;
};
