import { policyEnvelope } from '#libs/booking';
import type { EventLog, Stream } from '#libs/event-store';
import type { MailFailure } from '#libs/mail';

/**
 * A mail that nobody gets is news for all who follow the events. Told again, it is the same command. Links that somebody asked for are
 * about no thing but an address, of which the log is to keep nothing.
 */
export const announceFailureIn =
  (log: Pick<EventLog, 'decide'>) =>
  async ({ tenant, subject, audience, kind, sequence, whyNot }: MailFailure): Promise<void> => {
    if (kind === 'links') return;
    const id = subject.slice(subject.indexOf('/') + 1);
    const stream: Stream<unknown> = { name: `mail/${id}`, initial: {}, evolve: () => ({}) };
    const data = { about: id, audience, letter: kind, because: whyNot };
    const envelope = policyEnvelope('mails', tenant, `${subject} ${audience}`, sequence);
    await log.decide(envelope, stream, (read) => {
      read(stream);
      return { events: [{ stream, type: 'MailFailed', data }], until: Number.POSITIVE_INFINITY };
    });
  };
