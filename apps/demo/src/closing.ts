import type { Body, Call } from './caller.js';
import type { Mailbox } from './mailbox.js';
import type { Mail } from './read-mail.js';
import { listen } from './receiver.js';
import { clock, day, play, type Scene, stage, watch } from './scene.js';

interface Means {
  readonly call: Call;
  /** Calls as whoever has that token. */
  readonly callAs: (token: string) => Call;
  readonly mailbox: Mailbox;
}

/** A room closes, and everybody hears of it: who booked by mail, their calendar by a file, the desk by a webhook. */
export const playClosing = async (means: Means, onScene: (scene: Scene) => void): Promise<void> => {
  const desk = await listen();
  try {
    await closeRoom(desk, means, onScene);
  } finally {
    desk.close();
  }
};

const closeRoom = async (
  desk: Awaited<ReturnType<typeof listen>>,
  { call, callAs, mailbox }: Means,
  onScene: (scene: Scene) => void,
) => {
  const { made, calendar, service, book } = stage(call);
  const webhook = await made('/webhooks', { url: desk.url, types: ['BookingDisplaced', 'BookingRescheduled'] });
  const room9 = await calendar('Room 9');
  const checkUp = await service('Check-up', room9, { mails: 'on' });
  const wanted = `${day}T11:00:00Z`;
  const booked: Body = (await book(checkUp.id, wanted, 600)).body;
  const mails: Mail[] = [await mailbox.mail(0)];
  onScene(
    await play('a room closes, a mail offers others', '1 × 201', async () => {
      const closed = { start: `${day}T10:30:00Z`, end: `${day}T12:00:00Z`, expectedVersion: room9.version };
      const answer = await call('POST', `/calendars/${room9.id}/blackouts`, { ...closed, onConflict: 'displace' });
      mails.push(await mailbox.mail(1));
      const times = linksIn(mails[1]!).map(({ start }) => clock(start));
      return { answers: [answer], shows: `${mails[1]!.subject.split(':', 1)[0]}: ${times.join(', ')}` };
    }),
  );
  const [link] = linksIn(mails[1]!);
  onScene(
    await play('a link in it moves the booking', '1 × 200', async () => {
      const { token, start } = link!;
      const { version } = (await callAs(token)('GET', `/bookings/${booked.id}`)).body;
      const answer = await callAs(token)('POST', `/bookings/${booked.id}/reschedule`, {
        start,
        expectedVersion: version,
      });
      const { status } = answer.body;
      return { answers: [answer], shows: `${clock(wanted)} was closed, ${clock(answer.body.start)} is ${status}` };
    }),
  );
  onScene(
    await watch("the customer's calendar follows", 'SEQUENCE 0, 1, 2', async () => {
      mails.push(await mailbox.mail(2));
      const files = mails.map(({ calendar }) => calendar).filter((file) => valueIn(file, 'UID').startsWith(booked.id));
      const sequence = files.map((file) => valueIn(file, 'SEQUENCE'));
      const acts = files.map((file) => `${valueIn(file, 'METHOD')} ${timeIn(valueIn(file, 'DTSTART'))}`);
      return { seen: `SEQUENCE ${sequence.join(', ')}`, shows: `${acts.join(', ')}, all under one UID` };
    }),
  );
  onScene(
    await watch('the desk is told of it, in order', 'versions 2, 3', async () => {
      const told = await desk.told(webhook.secret!, 2);
      const good = told.filter(({ data, isSigned }) => isSigned && data.subject.id === booked.id);
      const versions = good.map(({ data }) => data.version);
      return { seen: `versions ${versions.join(', ')}`, shows: good.map(({ type }) => type).join(', then ') };
    }),
  );
};

/** What the page at the link is given: whose bearer it is, and where the booking is to move. */
const linksIn = ({ text }: Mail) =>
  [...text.matchAll(/manage#(slm_[\w.-]+)\/(\S+)/g)].map(([, token, start]) => ({ token: token!, start: start! }));

const valueIn = (calendar: string, name: string): string =>
  new RegExp(`^${name}(?:;[^:\\r\\n]*)?:(.*)$`, 'm').exec(calendar)?.[1]?.trim() ?? '';

/** `20261203T101500Z` */
const timeIn = (value: string) => `${value.slice(9, 11)}:${value.slice(11, 13)}`;
