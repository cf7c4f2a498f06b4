import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { type Mail, readMail } from './read-mail.js';
import { until } from './until.js';

/** A mail server that takes everything and hands nothing on. */
export interface Mailbox {
  readonly url: string;
  /** The mail at that place of all that arrived, from 0, as soon as it has. */
  mail(index: number): Promise<Mail>;
  close(): void;
}

/** By hand: the product needs no mail server, and those who start the demo have none. */
export const openMailbox = async (): Promise<Mailbox> => {
  const arrived: Mail[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    void converse(socket, (raw) => arrived.push(readMail(raw)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mail: (index) => until(() => arrived[index]),
    close: () => server.close(),
  };
};

const replies: Record<string, string> = { DATA: '354 go on', QUIT: '221 bye' };

/** The server's part of RFC 5321, as far as one that refuses nothing needs it. */
const converse = async (socket: Socket, onMail: (raw: string) => void): Promise<void> => {
  const say = (reply: string) => socket.write(`${reply}\r\n`);
  say('220 the demo');
  let mail: string[] | null = null;
  for await (const line of createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (mail === null) {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'DATA') mail = [];
      say(replies[verb] ?? '250 ok');
    } else if (line === '.') {
      onMail(mail.join('\n'));
      mail = null;
      say('250 ok');
    } else {
      mail.push(line.replace(/^\./, ''));
    }
  }
};
