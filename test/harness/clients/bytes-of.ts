import { type IncomingHttpHeaders, request } from 'node:http';

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** An answer as it was sent: nothing is asked for or undone by itself, as `fetch` does. */
export async function bytesOf(url: string, { method = 'GET', headers = {}, body }: Sent = {}) {
  const sent = request(url, { method, headers, agent: false });
  sent.end(body);
  return new Promise<{ status: number; headers: IncomingHttpHeaders; bytes: Buffer }>((resolve, reject) => {
    sent.once('error', reject).once('response', async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part as Buffer);
      resolve({ status: response.statusCode!, headers: response.headers, bytes: Buffer.concat(parts) });
    });
  });
}
