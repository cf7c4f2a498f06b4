import { request } from 'node:http';
import type { Socket } from 'node:net';
import type { World } from '#libs/event-store';
import type { Answer } from '../endpoint/answer.js';
import { type Connecting, connect, NotConnected } from './connect.js';

/** What is sent: rendered when the connection is there, so that it is what is so by then. */
export type Render = () => Promise<{ readonly headers: Readonly<Record<string, string>>; readonly body: string }>;

/** Milliseconds: for the connection, from then on for the beginning of the answer, and for all of it. */
export const limits = { connect: 5_000, headers: 15_000, whole: 20_000 } as const;

const bytesRead = 4 << 10;
const bytesOfHeaders = 16 << 10;
const bytesKept = 1 << 10;

/** Sends one thing and hears how the answer begins. */
export class MessageSender {
  constructor(
    private readonly connecting: Connecting,
    /** What spans are measured and waited by. */
    private readonly timers: Pick<World, 'monotonic' | 'after'>,
  ) {}

  /**
   * One POST over a connection of its own, which is destroyed once the answer is known; redirects are an answer like any other.
   * Throws what `render` threw, and NotRendered: by then a request could end after the lease under which it began.
   */
  async send(url: URL, render: Render): Promise<Answer> {
    const began = this.timers.monotonic();
    const controller = new AbortController();
    const cancels = new Set([this.timers.after(limits.whole, () => controller.abort())]);
    const spent = () => ({ milliseconds: Math.round(this.timers.monotonic() - began) });
    let socket: Socket | undefined;
    try {
      const connectBy = this.timers.after(limits.connect, () => controller.abort());
      cancels.add(connectBy);
      socket = await Promise.race([connect(url, this.connecting, controller.signal), over(controller.signal)]);
      connectBy();
      const message = await render();
      if (controller.signal.aborted) throw new NotRendered('the message was not ready in time');
      const hearBy = this.timers.after(limits.headers, () => controller.abort());
      cancels.add(hearBy);
      return { ...(await exchange(socket, url, message, controller.signal, hearBy)), ...spent() };
    } catch (error) {
      if (!(error instanceof NotConnected || error instanceof BrokenOff)) throw error;
      const isForbidden = error instanceof NotConnected && error.isForbidden;
      const silence = isForbidden ? 'forbidden-address' : controller.signal.aborted ? 'timed-out' : 'no-connection';
      return { status: null, silence, detail: error.message, ...spent() };
    } finally {
      for (const cancel of cancels) cancel();
      controller.abort();
      socket?.destroy();
    }
  }
}

/** It took so long to render that nothing was sent. */
export class NotRendered extends Error {}

/** A connection was there, and no answer came over it. */
class BrokenOff extends Error {}

const over = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new BrokenOff('the request timed out')), { once: true });
  });

type Answered = Omit<Extract<Answer, { readonly status: number }>, 'milliseconds'>;

const exchange = (
  socket: Socket,
  url: URL,
  { headers, body }: Awaited<ReturnType<Render>>,
  signal: AbortSignal,
  heard: () => void,
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const sent = request({
      createConnection: () => socket,
      method: 'POST',
      path: `${url.pathname}${url.search}`,
      setHost: false,
      maxHeaderSize: bytesOfHeaders,
      headers: {
        Host: url.host,
        'User-Agent': 'Slotlog-Webhooks/1',
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        Connection: 'close',
        ...headers,
      },
    });
    let isHeard = false;
    const fail = (why: string) => {
      if (!isHeard) reject(new BrokenOff(why));
    };
    signal.addEventListener('abort', () => fail('the request timed out'), { once: true });
    sent.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
    sent.on('close', () => fail('the connection was closed'));
    sent.on('upgrade', (answer) => resolve(answered(answer.statusCode, answer.headers['retry-after'], [])));
    sent.on('response', (answer) => {
      isHeard = true;
      const { statusCode = 0, headers: told } = answer;
      const chunks: Buffer[] = [];
      let bytes = 0;
      const done = () => resolve(answered(statusCode, told['retry-after'], chunks));
      if (Math.floor(statusCode / 100) === 2) {
        heard();
        return done();
      }
      signal.addEventListener('abort', done, { once: true });
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes >= bytesRead) done();
      });
      for (const end of ['end', 'error', 'close']) answer.on(end, done);
      heard();
    });
    sent.end(body);
  });

const answered = (status = 0, retryAfter: string | undefined, chunks: readonly Buffer[]): Answered => ({
  status,
  retryAfter: retryAfter ?? null,
  excerpt: Buffer.concat(chunks).subarray(0, bytesKept).toString().replaceAll('\0', ''),
});
