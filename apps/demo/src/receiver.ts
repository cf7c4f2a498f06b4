import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from './until.js';

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a program was told, and whether that was signed as it must be. */
export interface Told {
  readonly type: string;
  readonly data: { readonly version: number; readonly subject: { readonly id: string } };
  readonly isSigned: boolean;
}

/** A program of somebody else, which hears of what happens. While `isAway` it answers the next request with 503. */
export const listen = async () => {
  const state = { isAway: false, attempts: 0 };
  const heard: Heard[] = [];
  const server = createServer(async (request, answer) => {
    const body = (await request.toArray()).join('');
    state.attempts += 1;
    answer.writeHead(state.isAway ? 503 : 204).end();
    if (!state.isAway) heard.push({ headers: request.headers, body });
    state.isAway = false;
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
    /** The first things it was told, in the order in which it was, as soon as they are so many. */
    told: async (secret: string, count: number): Promise<Told[]> => {
      const first = await until(() => (heard.length >= count ? heard.slice(0, count) : undefined));
      return first.map((each) => ({ ...JSON.parse(each.body), isSigned: isSigned(secret, each) }));
    },
  });
};

/** By hand, in five lines: whoever has a library for Standard Webhooks takes that. */
const isSigned = (secret: string, { headers, body }: Heard): boolean => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const said = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const good = Buffer.from(`v1,${createHmac('sha256', key).update(said).digest('base64')}`);
  const given = String(headers['webhook-signature'])
    .split(' ')
    .map((each) => Buffer.from(each));
  return given.some((each) => each.length === good.length && timingSafeEqual(each, good));
};
