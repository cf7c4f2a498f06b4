import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  /** Of no type: tests look into it. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly body: any;
}

/** What a server says to bytes before it hangs up, also on one who goes on sending `dribble` ten times a second. */
export async function rawAnswer(url: string, bytes: string | Buffer, dribble?: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  let answer = '';
  // Whoever goes on sending after the answer may be reset, and what was not read by then is lost: so it is read first.
  const send = () => answer === '' && socket.write(dribble!);
  const timer = dribble === undefined ? undefined : setInterval(() => setImmediate(send), 100);
  socket.on('error', () => {});
  socket.setEncoding('utf8').on('data', (part) => {
    answer += part;
  });
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(timer);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
  return { status, head, body: body === '' ? undefined : JSON.parse(body) };
}
