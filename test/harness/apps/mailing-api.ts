import { MailServer } from '#test/harness/clients/mail-server';
import { freePort } from '../../../libs/database/src/embedded/free-port.js';
import { type RunningApi, runningApi } from './running-api.js';

export const sender = 'bookings@clinic.example';

/** An API that writes, at once unless a test says otherwise, and the mail server that it hands its mails to. */
export interface MailingApi extends RunningApi {
  readonly mails: MailServer;
}

/** What an app has to be told to write, and where it is found: links begin with that. */
export const writingTo = async (mails: Pick<MailServer, 'url'>): Promise<Record<string, string>> => {
  const port = `${await freePort()}`;
  return {
    PORT: port,
    PUBLIC_BASE_URL: `http://127.0.0.1:${port}`,
    SMTP_URL: mails.url,
    MAIL_FROM: sender,
    MAIL_PAUSE_SECONDS: '0',
  };
};

export const mailingApi = async (environment: Record<string, string> = {}): Promise<MailingApi> => {
  const mails = await new MailServer().listen();
  const api = await runningApi({ ...(await writingTo(mails)), ...environment });
  const stop = async () => {
    await api.stop();
    await mails.close();
  };
  // What the app is by now stands in a getter of it.
  return Object.create(api, { mails: { value: mails }, stop: { value: stop } }) as MailingApi;
};
