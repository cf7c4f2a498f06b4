/** Octets of a line, its break not counted (RFC 5545, 3.1). */
const longest = 75;

const lineBreak = '\r\n';

/** No text of a calendar file has these, not even escaped: tab and line break are the only controls that it knows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** A value of the type TEXT. Each kind of line break is one. */
export const textValue = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(controls, '')
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll(/\r\n|\r|\n|\u2028|\u2029/g, '\\n');

/** A value of a parameter, in quotes whatever it has, and what cannot stand in quotes by RFC 6868. */
export const parameterValue = (text: string): string => {
  const encoded = text
    .toWellFormed()
    .replaceAll(controls, '')
    .replaceAll('^', '^^')
    .replaceAll('"', "^'")
    .replaceAll(/\r\n|\r|\n|\u2028|\u2029/g, '^n');
  return `"${encoded}"`;
};

/** What can stand in an address of mail as it is, in a URI. */
const unfitForUri = /[^\w.@+~!$'*=-]/gu;

/** A value of the type CAL-ADDRESS (RFC 6068): no address says more than where mail is sent. */
export const addressValue = (email: string): string =>
  `mailto:${email.toWellFormed().replaceAll(unfitForUri, (sign) => encodeURIComponent(sign))}`;

/** An instant in UTC, to the second: no reader has to know a zone. */
export const instantValue = (milliseconds: number): string =>
  new Date(Math.floor(milliseconds / 1_000) * 1_000).toISOString().replaceAll(/[-:]|\.000/g, '');

/** One line of a file, folded so that no character is cut: some readers drop the whole file because of one bad fold. */
export const foldLine = (line: string): string => {
  if (Buffer.byteLength(line) <= longest) return `${line}${lineBreak}`;
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > longest) {
      folded += `${lineBreak} `;
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return `${folded}${lineBreak}`;
};
