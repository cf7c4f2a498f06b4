import { Agent, request } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import type { Request } from '#test/fuzz/requests';
import type { Answered } from './judge-answer.js';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** For how long somebody listens to a stream, in milliseconds; what was there before has come by then. */
const listensFor = 400;

const unpacking: Record<string, () => NodeJS.ReadWriteStream> = { gzip: createGunzip, br: createBrotliDecompress };

/** Sends a request as it is spelt, and reads its answer, of a stream the beginning. Rejects where none comes in time. */
export const sendRaw = (host: string, { method, path, headers, body }: Request, patience: number): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const [hostname, port] = host.split(':') as [string, string];
    const length = { ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }) };
    const options = {
      host: hostname,
      port,
      method,
      path,
      headers: { ...headers, ...length },
      agent,
      timeout: patience,
    };
    const sent = request(options, (answer) => {
      const chunks: Buffer[] = [];
      const pairs = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
      const told = Object.fromEntries(pairs) as Record<string, string>;
      const finish = () =>
        resolve({ status: answer.statusCode!, headers: told, text: Buffer.concat(chunks).toString() });
      const unpack = unpacking[told['content-encoding'] ?? ''];
      const plain = (unpack ? answer.pipe(unpack()) : answer) as Readable;
      plain.on('data', (chunk: Buffer) => chunks.push(chunk));
      plain.on('end', finish).on('error', finish);
      if (!told['content-type']?.startsWith('text/event-stream')) return;
      setTimeout(() => {
        finish();
        sent.destroy();
      }, listensFor);
    });
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${patience} ms`)));
    sent.on('error', reject);
    sent.end(body);
  });
