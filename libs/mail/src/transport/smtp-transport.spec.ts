import { MailServer } from '#test/harness/clients/mail-server';
import { StoodTime } from '#test/harness/stood-time';
import type { Message } from '../message.js';
import { type SmtpServer, smtpServerOf } from './smtp-server.js';
import { SmtpTransport } from './smtp-transport.js';

let server: MailServer;
let time: StoodTime;

beforeEach(async () => {
  time = new StoodTime();
  server = await new MailServer().listen();
});

afterEach(() => server.close());

const message: Message = {
  from: { name: 'Clinic', address: 'bookings@clinic.example' },
  to: [{ name: 'Ada Lovelace', address: 'ada@example.com' }],
  subject: 'Confirmed',
  text: 'It is confirmed.\n',
  html: '<p>It is confirmed.</p>',
  invitation: null,
  messageId: 'one.1@clinic.example',
  inReplyTo: null,
};

const send = (more: Partial<Message> = {}, to: SmtpServer = smtpServerOf(server.url)!) =>
  new SmtpTransport(to, time).send({ ...message, ...more });

const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';

describe('a mail', () => {
  it('arrives as it was written, under the id that it was given', async () => {
    expect(await send({ inReplyTo: 'one.0@clinic.example' })).toEqual({ type: 'told' });
    const [mail] = server.arrived;
    expect(mail).toMatchObject({
      messageId: '<one.1@clinic.example>',
      recipients: ['ada@example.com'],
      subject: 'Confirmed',
      from: { text: '"Clinic" <bookings@clinic.example>' },
      calendar: null,
    });
    expect(mail!.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail!.headers.get('in-reply-to')).toBe('<one.0@clinic.example>');
  });

  it('has its calendar part under the method that the part says', async () => {
    await send({ invitation: { method: 'REQUEST', file: calendar } });
    expect(server.arrived[0]!.calendar).toEqual({ method: 'REQUEST', text: calendar });
    expect(server.arrived[0]!.raw).toMatch(/Content-Type: application\/ics; name=invite\.ics/);
  });

  const evil = [
    'a\r\nBcc: eve@evil.example',
    'a\nSubject: other',
    'a\r\n\r\nbody of my own',
    '"a" <eve@evil.example>',
    'a", <eve@evil.example>, "b',
    'eve@evil.example, b',
    'group: eve@evil.example;',
    '=?utf-8?q?a=0d=0aBcc:_eve@evil.example?=',
    'Zoë 日本語 🦊 \u202eright to left\u2028line',
    '\u0000\u0007',
    'x'.repeat(3_000),
    '\ud800',
  ];

  it.each(evil)('has no more headers and no more readers whatever a name or a subject is: %j', async (text) => {
    const to = [{ name: text, address: 'ada@example.com' }];
    await send({ subject: text, from: { name: text, address: message.from.address }, to });
    const [mail] = server.arrived;
    expect(mail!.recipients).toEqual(['ada@example.com']);
    expect([...mail!.headers.keys()].filter((name) => name !== 'subject').sort()).toEqual(expectedHeaders);
    expect(mail!.from?.value.map(({ address }) => address)).toEqual(['bookings@clinic.example']);
    expect(mail!.text.trim()).toBe('It is confirmed.');
  });

  const expectedHeaders = [
    'auto-submitted',
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'to',
    'x-auto-response-suppress',
  ];

  it.each([
    'ada@example.com\r\nRCPT TO:<eve@evil.example>',
    'ada@example.com>\r\nDATA',
    'ada@example.com, eve@evil.example',
    'Ada <ada@example.com>',
    'ada example.com',
    '@example.com',
    'ada@',
    '"a b"@example.com',
    '',
  ])('goes nowhere where it is not to one address: %j', async (address) => {
    expect(await send({ to: [{ name: 'Ada', address }] })).toEqual({ type: 'refused', why: 'no-address' });
    expect(server.arrived).toEqual([]);
  });

  it('reads no file and asks no address, whatever it says', async () => {
    const path = { path: '/etc/hostname' } as unknown as string;
    const href = { href: `http://127.0.0.1:${server.port}/` } as unknown as string;
    for (const text of [path, href]) expect((await send({ text })).type).not.toBe('told');
    expect(server.arrived).toEqual([]);
  });
});

describe('the outcome of a mail', () => {
  it('is for good where the server says so of the letter', async () => {
    server.onRecipient = () => ({ code: 550, text: '5.1.1 no ada@example.com here' });
    expect(await send()).toEqual({ type: 'refused', why: '550 5.1.1' });
    server.onRecipient = () => null;
    server.onMail = () => ({ code: 554, text: 'no' });
    expect(await send()).toEqual({ type: 'refused', why: '554' });
  });

  it('is for now where the server says that', async () => {
    server.onRecipient = () => ({ code: 450, text: '4.2.0 greylisted' });
    expect(await send()).toEqual({ type: 'later', why: '450 4.2.0' });
  });

  it('is not known where the server goes between the mail and its answer', async () => {
    server.onMail = () => 'break';
    expect(await send()).toMatchObject({ type: 'later', mayHaveArrived: true });
    expect(server.arrived).toHaveLength(1);
  });

  it('is nothing where nobody is there', async () => {
    await server.close();
    expect(await send()).toMatchObject({ type: 'server' });
  });

  it('is nothing where nobody may log in, and no letter is at fault', async () => {
    const other = await new MailServer({ login: { user: 'ada', pass: 'right' } }).listen();
    const login = { user: 'ada', pass: 'wrong' };
    const found = await send({}, { ...smtpServerOf(other.url)!, login });
    expect(found).toEqual({ type: 'server', why: '535' });
    expect(await send({}, { ...smtpServerOf(other.url)!, login: { ...login, pass: 'right' } })).toEqual({
      type: 'told',
    });
    await other.close();
  });

  it('is not known where the server takes longer than a mail may', async () => {
    const sent = send();
    server.onMail = () => {
      time.pass(30_000);
      return null;
    };
    expect(await sent).toMatchObject({ type: 'later', mayHaveArrived: true });
  });
});
