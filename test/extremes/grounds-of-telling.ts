import type { Ground, Makings } from './asked.js';

/** Of what tells others: nobody is at the address, and nothing of that type ever happens. */
export const groundsOfTelling = ({ make, book }: Makings): Readonly<Record<string, readonly Ground[]>> => {
  const webhook = { url: 'https://desk.example.com/', types: ['DoorLocked'] };
  const made = async () => [(await make('webhooks', webhook)).id] as const;
  const calendarId = 'cal_the-hall';
  return {
    askForManageLinks: [() => ({ body: { email: 'nobody@example.com' } })],
    createFeed: [async () => ({ ids: [(await make('calendars', calendar)).id], body: {} })],
    removeFeed: [async () => ({ ids: [calendarId, (await make(`calendars/${calendarId}/feeds`, {})).id] })],
    createWebhook: [() => ({ body: webhook })],
    changeWebhook: [async () => ({ ids: await made(), body: { description: 'Desk' } })],
    deleteWebhook: [async () => ({ ids: await made() })],
    rotateWebhookSecret: [async () => ({ ids: await made(), body: {} })],
    testWebhook: [async () => ({ ids: await made() })],
    // There is none to be had without a receiver that refuses, and it has no body.
    retryWebhookDelivery: [],
    retryFailedWebhookDeliveries: [async () => ({ ids: await made() })],
    replayWebhook: [async () => ({ ids: await made(), body: { from: (await book()).position } })],
  };
};

const calendar = { name: 'Read', timeZone: 'UTC', openingHours: [], exceptions: [] };
