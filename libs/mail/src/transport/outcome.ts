/**
 * What came of an attempt. `told`: the server has it. `refused`: this letter never gets through. `later`: this letter does not get
 * through now. `server`: nothing gets through now, and `mayHaveArrived` says whether this one may have.
 */
export type Outcome =
  | { readonly type: 'told' }
  | { readonly type: 'refused'; readonly why: string }
  | { readonly type: 'later'; readonly why: string }
  | { readonly type: 'server'; readonly why: string; readonly mayHaveArrived: boolean };

/** As nodemailer tells of what failed. */
export interface SmtpFailure {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly syscall?: string;
}

/** Said before any letter is, so that none of them is at fault. A sender that is refused is refused with each. */
const beforeTheLetter = /^(CONN|EHLO|HELO|LHLO|STARTTLS|AUTH\b.*|MAIL FROM)$/;

/** Codes at which no connection was there yet, or nobody was logged in. */
const early = new Set(['EDNS', 'EAUTH', 'ENOAUTH', 'ETLS', 'EPROXY', 'ECONFIG']);

const serviceNotAvailable = 421;

/** Three digits, and the enhanced status where the server gives one (RFC 3463): no text, which often has the address in it. */
const replyOf = ({ responseCode, response }: SmtpFailure): string => {
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1];
  return enhanced ? `${responseCode} ${enhanced}` : `${responseCode}`;
};

/** What it means where nodemailer failed. */
export const outcomeOfFailure = (failure: SmtpFailure): Outcome => {
  const { code = 'unknown', command = '', responseCode, syscall } = failure;
  if (responseCode) {
    const why = replyOf(failure);
    const isServers = responseCode === serviceNotAvailable || code === 'EAUTH' || beforeTheLetter.test(command);
    if (isServers) return { type: 'server', why, mayHaveArrived: false };
    return responseCode < 500 ? { type: 'later', why } : { type: 'refused', why };
  }
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { type: 'refused', why: 'no-address' };
  return { type: 'server', why: code, mayHaveArrived: !early.has(code) && syscall !== 'connect' };
};
