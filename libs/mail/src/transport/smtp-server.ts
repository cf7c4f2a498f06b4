/** Where mail is handed in, as `SMTP_URL` says it. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else it is begun where the server offers it. */
  readonly isSecure: boolean;
  readonly login: { readonly user: string; readonly pass: string } | null;
}

const ports = { 'smtp:': 587, 'smtps:': 465 } as const;

const isKnown = (protocol: string): protocol is keyof typeof ports => Object.hasOwn(ports, protocol);

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/** Null: it is no such URL. A query would be read as options by some, and is refused. */
export const smtpServerOf = (text: string): SmtpServer | null => {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  if (!isKnown(protocol) || hostname === '' || search !== '' || hash !== '' || !/^\/?$/.test(pathname)) return null;
  const [user, pass] = [decoded(username), decoded(password)];
  if (user === null || pass === null || (user === '') !== (pass === '')) return null;
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? ports[protocol] : Number(port),
    isSecure: protocol === 'smtps:',
    login: user === '' ? null : { user, pass },
  };
};

/** Whether a password would go over a network that others may listen to, unless TLS is begun first. */
export const needsTls = ({ host, login }: SmtpServer): boolean =>
  login !== null && !/^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);
