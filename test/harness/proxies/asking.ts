import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { operatorKey } from '#test/harness/apps/start-app';

export interface Told {
  readonly status: number;
  readonly headers: Headers;
  /** Of no type: tests look into it. A page of a proxy's own is undefined. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly body: any;
}

interface Question {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly key?: string;
}

/** Asks as the operator, unless with another key. */
export const ask = async (
  url: string,
  { method, body, headers = {}, key = operatorKey }: Question = {},
): Promise<Told> => {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const answer = await fetch(url, {
    method: method ?? (sent === undefined ? 'GET' : 'POST'),
    headers: {
      Authorization: `Bearer ${key}`,
      ...(sent !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(sent !== undefined && { body: sent }),
  });
  const isOurs = /json/.test(answer.headers.get('Content-Type') ?? '');
  const said = await answer.text();
  return { status: answer.status, headers: answer.headers, body: isOurs && said !== '' ? JSON.parse(said) : undefined };
};

/** The status for somebody at another address of this machine, which all of 127.0.0.0/8 are. */
export const statusFrom = async (address: string, url: string, key: string, headers: Record<string, string> = {}) => {
  const sent = request(url, {
    localAddress: address,
    agent: false,
    headers: { ...headers, Authorization: `Bearer ${key}` },
  });
  const answered = new Promise<number>((resolve, reject) => {
    sent.once('error', reject).once('response', (answer) => void text(answer).then(() => resolve(answer.statusCode!)));
  });
  sent.end();
  return answered;
};
