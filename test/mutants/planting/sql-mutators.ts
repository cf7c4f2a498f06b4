/** A part of an SQL text and what a mutant has in its place. */
export interface SqlChange {
  readonly mutator: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** Comments and quoted texts are as long as before and have nothing to change in them; `§` is what a program puts in. */
export const masked = (text: string): string =>
  text
    .replaceAll(/--[^\n]*/g, (part) => ' '.repeat(part.length))
    .replaceAll(/'(?:[^'\n]|'')*'/g, (part) => `'${'x'.repeat(part.length - 2)}'`)
    .replaceAll(/\bdistinct\s+from\b/gi, (part) => 'x'.repeat(part.length));

/** Where the parenthesis around `from` is closed, or one of these words comes first outside of any other. */
const endOf = (text: string, from: number, words: RegExp): number => {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')' && --depth < 0) return at;
    if (depth > 0) continue;
    if (text[at] === ';' || text[at] === '`') return at;
    words.lastIndex = at;
    if ((text[at] === ',' || /[\s)]/.test(text[at - 1] ?? ' ')) && words.test(text)) return at;
  }
  return text.length;
};

const clauses =
  'where|having|group|order|limit|union|returning|for|then|when|else|end|loop|left|join|cross|window|on|from|set|values';
const afterCondition = new RegExp(`(?:(?:and|or|${clauses})\\b|,)`, 'iy');
const afterOrder = /(?:limit|union|rows|for|loop|as)\b/iy;
const commas = /,/y;
const never = /(?!)/y;

const trimmedEnd = (text: string, start: number, end: number) => start + text.slice(start, end).trimEnd().length;

/** `between a and b` has an `and` of its own. */
const isOfBetween = (text: string, at: number) =>
  /\bbetween\b(?:(?!\b(?:and|or|where|on)\b)[\s\S])*$/i.test(text.slice(Math.max(0, at - 200), at));

function* conditions(text: string): Generator<SqlChange> {
  for (const { 0: word, index } of text.matchAll(/\b(?:where|and|or|on|having|if|elsif|when|while)\s+/gi)) {
    if (/^(?:and|or)/i.test(word) && isOfBetween(text, index)) continue;
    if (/^end\s*$/i.test(text.slice(Math.max(0, index - 4), index))) continue;
    const start = index + word.length;
    let end = endOf(text, start, afterCondition);
    if (/^and\b/i.test(text.slice(end)) && isOfBetween(text, end)) end = endOf(text, end + 3, afterCondition);
    end = trimmedEnd(text, start, end);
    const condition = text.slice(start, end);
    if (condition === '' || /^(?:conflict|update|delete|true|replace|not matched)\b/i.test(condition)) continue;
    const isTenants = /\b(?:tenant|shard)\b/i.test(condition);
    yield {
      mutator: isTenants ? 'tenant or shard taken out' : 'condition dropped',
      start,
      end,
      replacement: /^or/i.test(word) ? '(§ and false)' : '(§ or true)',
    };
  }
}

function* connectives(text: string): Generator<SqlChange> {
  for (const { 0: word, index } of text.matchAll(/\b(?:and|or)\b/gi)) {
    if (isOfBetween(text, index) || /^or\s+replace/i.test(text.slice(index))) continue;
    const replacement = word.toLowerCase() === 'and' ? 'or' : 'and';
    yield { mutator: 'and and or', start: index, end: index + word.length, replacement };
  }
}

const swapped: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  greatest: 'least',
  least: 'greatest',
  min: 'max',
  max: 'min',
  'is null': 'is not null',
  'is not null': 'is null',
  'not exists': 'exists',
  desc: 'asc',
};
const swap =
  /(?<![-=<>|@&?!~])(?:<=|>=|<|>)(?![-=<>@&~])|\b(?:greatest|least|min|max)(?=\()|\bis null\b|\bis not null\b|\bnot exists\b|\bdesc\b/gi;

function* swaps(text: string): Generator<SqlChange> {
  for (const { 0: word, index } of text.matchAll(swap)) {
    yield {
      mutator: `${word.toLowerCase()} swapped`,
      start: index,
      end: index + word.length,
      replacement: swapped[word.toLowerCase()]!,
    };
  }
  for (const { 0: word, 1: sign, index } of text.matchAll(/(?<=[\w)\]§]\s?)([+-])(?= ?(?:\d|\w|\$|§|\())(?!>)/g)) {
    yield { mutator: 'plus and minus', start: index, end: index + word.length, replacement: sign === '+' ? '-' : '+' };
  }
}

function* clausesDropped(text: string): Generator<SqlChange> {
  for (const { 0: word, index } of text.matchAll(/\border by\s+/gi)) {
    const end = trimmedEnd(text, index, endOf(text, index + word.length, afterOrder));
    yield { mutator: 'order dropped', start: index, end, replacement: '' };
    if (!/\bdesc\b/i.test(text.slice(index, end)))
      yield { mutator: 'order turned', start: end, end, replacement: ' desc' };
  }
  for (const { 0: limit, index } of text.matchAll(/\blimit\s+[$\w§]+/gi)) {
    yield { mutator: 'limit raised', start: index + limit.length, end: index + limit.length, replacement: ' + 1' };
  }
  for (const { 0: word, index } of text.matchAll(/\bcoalesce\(/gi)) {
    const from = index + word.length;
    const comma = endOf(text, from, commas);
    const close = endOf(text, from, never);
    if (comma < close) yield { mutator: 'coalesce dropped', start: comma, end: close, replacement: '' };
  }
}

/** Each mutant of an SQL text; `§` in a replacement is what stood there. */
export const changesOf = (text: string, plain = masked(text)): SqlChange[] => {
  const all = [conditions, connectives, swaps, clausesDropped].flatMap((mutator) => [...mutator(plain)]);
  return all
    .map((change) => ({
      ...change,
      replacement: change.replacement.replace('§', () => text.slice(change.start, change.end)),
    }))
    .sort((a, b) => a.start - b.start);
};
