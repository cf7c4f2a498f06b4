import { needsTls, smtpServerOf } from './smtp-server.js';

const server = { host: 'mail.example.com', port: 587, isSecure: false, login: null };

describe('a mail server', () => {
  it.each([
    ['smtp://mail.example.com', server],
    ['smtp://mail.example.com/', server],
    ['smtp://mail.example.com:25', { ...server, port: 25 }],
    ['smtps://mail.example.com', { ...server, port: 465, isSecure: true }],
    ['smtp://ada:p%40ss%3A%2F@mail.example.com', { ...server, login: { user: 'ada', pass: 'p@ss:/' } }],
    ['smtp://[::1]:2525', { ...server, host: '::1', port: 2525 }],
  ])('%s is read', (url, expected) => {
    expect(smtpServerOf(url)).toEqual(expected);
  });

  it.each([
    'mail.example.com',
    'https://mail.example.com',
    'smtp://',
    'smtp://mail.example.com/path',
    'smtp://mail.example.com?pool=true',
    'smtp://mail.example.com#part',
    'smtp://ada@mail.example.com',
    'smtp://:secret@mail.example.com',
    'smtp://ada:%zz@mail.example.com',
    '',
  ])('%s is none', (url) => {
    expect(smtpServerOf(url)).toBeNull();
  });

  it('is told a password over TLS alone, unless it is this machine', () => {
    const login = { user: 'ada', pass: 'secret' };
    expect(needsTls({ ...server, login })).toBe(true);
    expect(needsTls(server)).toBe(false);
    for (const host of ['localhost', '127.0.0.1', '::1']) expect(needsTls({ ...server, host, login })).toBe(false);
    expect(needsTls({ ...server, host: '127.0.0.1.example.com', login })).toBe(true);
  });
});
