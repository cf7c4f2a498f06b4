import { Agent, request } from 'node:http';
import type { Request } from './requests.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Of a stream that does not end, its beginning. */
  readonly text: string;
}

const patience = 15_000;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends a request as it is: a client that knows better than its user would spoil what is spoilt. */
export const send = (origin: string, { method, path, headers, body }: Request): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const length = { ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }) };
    const options = { method, headers: { ...headers, ...length }, agent, timeout: patience };
    const sent = request(origin + path, options, (answer) => {
      const chunks: Buffer[] = [];
      const pairs = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as [string, string]);
      const finish = () => {
        resolve({ status: answer.statusCode!, headers: new Headers(pairs), text: Buffer.concat(chunks).toString() });
      };
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (!answer.headers['content-type']?.startsWith('text/event-stream')) return;
        finish();
        sent.destroy();
      });
      answer.on('end', finish).on('error', reject);
    });
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${patience} ms`)));
    sent.on('error', reject);
    sent.end(body);
  });
