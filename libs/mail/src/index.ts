import { inPackage, type MigrationSource } from '#libs/database';

export type { Draft, Lettering, Standing as LetterStanding } from './letters/draft.js';
export type { Said, Told as ToldLetter } from './letters/told-letter.js';
export type { Address, Content, Message } from './message.js';
export { MailRunner } from './running/mail-runner.js';
export type { Correspondence, Failure as MailFailure, MailCounts, MailParts } from './running/parts.js';
export { noteKnown } from './sql/counts.js';
export { stopReading } from './sql/positions.js';
export { listUntold, type MailReport, reportMails, type UntoldLetter } from './sql/report-mails.js';
export { askFor } from './sql/due.js';
export { findToldLetters, findWrittenTo } from './sql/told-letters.js';
export { isMailable } from './transport/mailable.js';
export type { Place as LetterPlace } from './sql/told-letters.js';
export type { Outcome as MailOutcome } from './transport/outcome.js';
export { type SmtpServer, smtpServerOf } from './transport/smtp-server.js';
export { SmtpTransport, type Transport } from './transport/smtp-transport.js';

/** Letters that were told, what is due, and their rights. */
export const mailMigrations: MigrationSource = {
  library: 'mail',
  directory: inPackage('libs/mail/migrations'),
  grants: inPackage('libs/mail/grants.sql'),
  editions: inPackage('libs/mail/editions.json'),
};
