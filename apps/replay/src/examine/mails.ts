import type { Pool } from 'pg';
import { reportAllMails } from '../mails.js';
import { doubt, type Finding, ok } from './finding.js';

/** What is due is looked at within seconds where mail is on. */
const tooLong = 10 * 60_000;

/** Whether those who are to be written to are. */
export const examineMails = async (owner: Pool): Promise<Finding[]> => {
  const { tenants } = await reportAllMails(owner);
  const found = tenants.flatMap(({ tenant, due, dueSince, failed, leftOut }) => [
    ...(dueSince !== null && Date.now() - dueSince > tooLong
      ? [
          doubt(
            'mails',
            `${due} bookings and waits of ${tenant} are to be told of since ${new Date(dueSince).toISOString()}`,
            'See the log of the servers for what the mail server says, and SMTP_URL. What is a day old by then is not sent.',
          ),
        ]
      : []),
    ...(failed > 0
      ? [
          doubt(
            'mails',
            `${failed} letters of ${tenant} failed within a day`,
            'Which and why: npm run replay -- mails.',
          ),
        ]
      : []),
    ...(leftOut > 0
      ? [
          doubt(
            'mails',
            `${leftOut} letters of ${tenant} were left out within a day, to addresses that never followed a link`,
            'Which: npm run replay -- mails. Somebody may be typing addresses that are not theirs.',
          ),
        ]
      : []),
  ]);
  return found.length > 0 ? found : [ok('mails', 'all who are to be written to are')];
};
