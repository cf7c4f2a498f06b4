import type { SmtpServer } from '#libs/mail';

/** What mails are sent with. */
export interface MailSettings {
  readonly server: SmtpServer;
  /** The address that sends. */
  readonly from: string;
  /** What links begin with. */
  readonly baseUrl: string;
  /** How long nothing more is to happen to a booking before anybody is told, in milliseconds. */
  readonly pause: number;
  /** Of a tenant. */
  readonly perDay: number;
}

interface Given {
  readonly SMTP_URL?: SmtpServer | undefined;
  readonly MAIL_FROM?: string | undefined;
  readonly PUBLIC_BASE_URL?: string | undefined;
  readonly MAIL_PAUSE_SECONDS: number;
  readonly MAILS_PER_DAY: number;
}

const needed = ['SMTP_URL', 'MAIL_FROM', 'PUBLIC_BASE_URL'] as const;

/** With all that is needed mail is on; with none of what is for mail alone it is off; and else something is `missing`. */
export const mailSettingsOf = (
  given: Given,
): { readonly mail: MailSettings | undefined; readonly mailMissing: readonly string[] } => {
  const { SMTP_URL: server, MAIL_FROM: from, PUBLIC_BASE_URL: baseUrl } = given;
  if (server && from !== undefined && baseUrl !== undefined) {
    const pause = given.MAIL_PAUSE_SECONDS * 1_000;
    return { mail: { server, from, baseUrl, pause, perDay: given.MAILS_PER_DAY }, mailMissing: [] };
  }
  const isWanted = server !== undefined || from !== undefined;
  return { mail: undefined, mailMissing: isWanted ? needed.filter((name) => given[name] === undefined) : [] };
};
