import { BookingCorrespondence, keptAfterwards, writeLetter } from '#libs/booking';
import { findWrittenTo, MailRunner, SmtpTransport, stopReading } from '#libs/mail';
import type { Parts } from '../starting/parts.js';
import type { Shutdown } from '../starting/shutdown.js';
import { announceFailureIn } from './announce-failure.js';
import type { MailSettings } from './mail-settings.js';

/** Letters that nobody asked for to somebody who never followed a link, on one day. */
const unaskedPerDay = 3;

/** Where mail is off, it begins at the head once it is on again. */
export const startMails = async (parts: Parts, shutdown: Shutdown): Promise<void> => {
  const { mail } = parts;
  if (!mail.settings) return stopReading(mail.pool);
  const runner = runnerOf(parts, mail.settings);
  await runner.start();
  mail.writtenBy(runner);
  shutdown.after(() => runner.stop());
};

const runnerOf = ({ eventLog, log, mail, manageTokens, fileTokens, keys }: Parts, settings: MailSettings) => {
  const { baseUrl, from, server, pause, perDay } = settings;
  const correspondence = new BookingCorrespondence({
    log: eventLog,
    from,
    pause,
    write: (letter) => {
      const { calendar: invitation, ...words } = writeLetter(letter);
      return { ...words, invitation };
    },
    recipientOf: mail.recipientOf,
    manageUrl: (linked) => `${baseUrl}/manage#${manageTokens.make(linked, { ...linked, isMailed: true })}`,
    fileUrl: (linked) => `${baseUrl}/v1/bookings/${linked.subject}/invite.ics?t=${fileTokens.make(linked, linked)}`,
    writtenTo: async (at, recipient, atMost) => {
      const kept = {
        ...at,
        audience: 'customer',
        recipient,
        prefix: 'booking/',
        keptSince: eventLog.now() + keptAfterwards,
      };
      const subjects = await findWrittenTo(mail.pool, kept, atMost);
      return subjects.map((subject) => subject.slice(kept.prefix.length));
    },
    isStranger: async (shard, tenant, actor) => {
      const [kind, id] = actor.split('/', 2);
      if (kind === 'api-key') return (await keys.get(shard, tenant, id!))?.kind === 'public';
      return kind !== 'user';
    },
  });
  return new MailRunner({
    log: eventLog,
    pool: mail.pool,
    transport: new SmtpTransport(server, eventLog.world),
    correspondence,
    domain: from.slice(from.lastIndexOf('@') + 1),
    limits: { perTenant: perDay, unasked: unaskedPerDay },
    announce: announceFailureIn(eventLog),
    logger: { warn: (line) => log.warn(line), error: (line) => log.error(line) },
  });
};
