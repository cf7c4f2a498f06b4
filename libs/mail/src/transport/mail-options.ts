import type { Address, Message } from '../message.js';
import { inOneLine } from './mailable.js';

const named = ({ name, address }: Address) => ({ name: inOneLine(name), address });

/**
 * A message as nodemailer takes it: addresses by their parts and headers by name, so that nothing anybody typed is ever read as
 * more than the value of one of them.
 */
export const mailOptions = ({ from, to, subject, text, html, invitation, messageId, inReplyTo }: Message) => ({
  from: named(from),
  to: to.map(named),
  envelope: { from: from.address, to: to.map(({ address }) => address) },
  subject: inOneLine(subject),
  text,
  html,
  messageId: `<${messageId}>`,
  ...(inReplyTo !== null && { inReplyTo: `<${inReplyTo}>`, references: `<${inReplyTo}>` }),
  // No automatic answer is wanted (RFC 3834); the second is what Exchange goes by.
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  ...(invitation && {
    icalEvent: { method: invitation.method, filename: 'invite.ics', content: invitation.file },
  }),
  disableFileAccess: true,
  disableUrlAccess: true,
});
