/** What the demo looks at in a mail. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  /** The part for its reader's calendar. */
  readonly calendar: string;
}

/** Reads a mail whose lines end with `\n`, as far as the mails of the product need it. */
export const readMail = (raw: string): Mail => {
  const boundaries = [...raw.matchAll(/boundary="([^"]+)"/g)].map(([, boundary]) => `--${boundary}`);
  const parts = boundaries.reduce((some, boundary) => some.flatMap((each) => each.split(boundary)), [raw]);
  const part = (type: string) => decode(parts.find((each) => each.includes(`Content-Type: ${type}`)) ?? '');
  return {
    subject: /^Subject: (.*(?:\n[ \t].*)*)/m.exec(raw)?.[1]?.replaceAll(/\n[ \t]/g, ' ') ?? '',
    text: part('text/plain'),
    calendar: part('text/calendar'),
  };
};

const decode = (part: string): string => {
  const split = part.indexOf('\n\n');
  const body = part.slice(split + 2);
  switch (/^Content-Transfer-Encoding: (\S+)/im.exec(part.slice(0, split))?.[1]) {
    case 'base64':
      return Buffer.from(body, 'base64').toString();
    case 'quoted-printable':
      return body
        .replaceAll('=\n', '')
        .replaceAll(/(?:=[\dA-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString());
    default:
      return body;
  }
};
