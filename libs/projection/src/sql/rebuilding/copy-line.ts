const special = /[\\\n\r\t]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (text: string) =>
  special.test(text) ? text.replaceAll(/[\\\n\r\t]/g, (character) => escapes[character]!) : text;

const element = (value: unknown) =>
  value === null ? 'null' : `"${String(value).replaceAll(/["\\]/g, (character) => `\\${character}`)}"`;

const field = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return escaped(value);
    case 'number':
    case 'boolean':
      return String(value);
    default:
      if (value === null || value === undefined) return '\\N';
      return escaped(Array.isArray(value) ? `{${value.map(element).join()}}` : JSON.stringify(value));
  }
};

/** A row in the text format of COPY: numbers, texts, booleans, lists of these, and JSON of anything else. */
export const copyLine = (shard: number, row: readonly unknown[]): string => {
  let line = String(shard);
  for (const value of row) line += `\t${field(value)}`;
  return `${line}\n`;
};
