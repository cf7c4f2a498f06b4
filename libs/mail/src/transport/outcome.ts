/**
 * What came of an attempt. `told`: the server has it. `refused`: this letter never gets through. `later`: this letter does not get
 * through now, though it may have arrived where that is said. `server`: nothing gets through now, and no letter was begun.
 */
export type Outcome =
  | { readonly type: 'told' }
  | { readonly type: 'refused'; readonly why: string }
  | { readonly type: 'later'; readonly why: string; readonly mayHaveArrived?: true }
  | { readonly type: 'server'; readonly why: string };

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
    if (code === 'EAUTH' || beforeTheLetter.test(command)) return { type: 'server', why };
    return responseCode < 500 ? { type: 'later', why } : { type: 'refused', why };
  }
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { type: 'refused', why: 'no-address' };
  // A server that is slow with one letter may have taken it: sent again at once, it would come again and again.
  return early.has(code) || syscall === 'connect'
    ? { type: 'server', why: code }
    : { type: 'later', why: code, mayHaveArrived: true };
};
