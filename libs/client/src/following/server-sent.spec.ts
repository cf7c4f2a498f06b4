import fc from 'fast-check';
import { type Message, ServerSent } from './server-sent.js';

const readAll = (pieces: readonly string[]): Message[] => {
  const text = new ServerSent();
  return pieces.flatMap((piece) => [...text.read(piece)]);
};

const stream = [
  ': a comment\nretry: 250\nid: 1\n\n',
  'id: 2\nevent: BookingConfirmed\ndata: {"a":1}\n\n',
  'id:3\r\ndata:one\r\ndata: two\r\n\r\n',
  'data\n\n',
  ': still there\n\n',
  'id: 4\ndata: cut off\n',
].join('');

const messages = [
  { id: '1', data: undefined },
  { id: '2', data: '{"a":1}' },
  { id: '3', data: 'one\ntwo' },
  { id: undefined, data: '' },
];

it('is the same in whatever pieces it comes, and what is cut off is not heard', () => {
  expect(readAll([stream])).toEqual(messages);
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), stream.length];
      expect(readAll(at.slice(1).map((end, index) => stream.slice(at[index], end)))).toEqual(messages);
    }),
  );
});

it('says when to come again', () => {
  const text = new ServerSent();
  [...text.read(stream)];
  expect(text.retry).toBe(250);
});
