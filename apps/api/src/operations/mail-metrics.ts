import type { MailCounts } from '#libs/mail';

/** What counts them, where this process writes to anybody. */
export interface CountedMails {
  readonly counts: MailCounts | null;
}

/** How writing goes in this process. In the text format of Prometheus. */
export const mailLines = ({ counts }: CountedMails): string[] => {
  if (!counts) return [];
  const { told, failed, leftOut, repeated, underWay, isHindered } = counts;
  return [
    '# HELP slotlog_mails_total Attempts to send mails, by outcome, including mails that were left out.',
    '# TYPE slotlog_mails_total counter',
    `slotlog_mails_total{outcome="told"} ${told}`,
    `slotlog_mails_total{outcome="failed"} ${failed}`,
    `slotlog_mails_total{outcome="tried-again"} ${repeated}`,
    `slotlog_mails_total{outcome="left-out"} ${leftOut}`,
    '# HELP slotlog_mails_under_way Mails that are waiting for an answer of the mail server.',
    '# TYPE slotlog_mails_under_way gauge',
    `slotlog_mails_under_way ${underWay}`,
    '# HELP slotlog_mail_server_up Whether the mail server accepts mails: 0 if none gets through.',
    '# TYPE slotlog_mail_server_up gauge',
    `slotlog_mail_server_up ${isHindered ? 0 : 1}`,
  ];
};
