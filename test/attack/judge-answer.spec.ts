import { type Answered, judgeAnswer } from './judge-answer.js';
import { type Ears, Words } from './words.js';

const words = new Words(1);
const name = words.new('one', 'person', 'a name', 'ada');
const by: Ears = { name: 'mallory', house: 'one', hears: ['house'], persons: ['mallory'] };

const verdict = (answer: Partial<Answered>, method = 'GET', path = '/v1/bookings') =>
  judgeAnswer(
    words,
    { by, method, path, headers: {}, body: undefined },
    { status: 200, headers: {}, text: '', ...answer },
  );

it.each<[string, Partial<Answered>]>([
  ['in a body', { text: JSON.stringify({ customer: { name } }) }],
  ['in a header', { headers: { link: `</v1/bookings?cursor=${name}>` } }],
  ['in a refusal', { status: 409, text: JSON.stringify({ code: 'slot-taken', detail: `${name} has it` }) }],
  ['in a stream', { text: `event: BookingConfirmed\ndata: {"name":"${name}"}\n\n` }],
])('a word of somebody else %s is a finding', (_, answer) => {
  expect(verdict(answer)).toEqual([{ finding: "mallory was told what is ada's of one", seen: `${name} (a name)` }]);
});

it.each<[string, Partial<Answered>]>([
  ['500', { status: 500, text: '{"code":"internal"}' }],
  ['502 of whoever', { status: 502 }],
  ['a 503 that nobody announced', { status: 503, text: '{"code":"closing"}' }],
  ['a 503 without a word', { status: 503, text: 'not JSON' }],
])('%s is a finding', (_, answer) => expect(verdict(answer)).toHaveLength(1));

it.each<[string, Partial<Answered>, string]>([
  ['a documented 503', { status: 503, text: '{"code":"busy"}' }, 'GET'],
  ['one to HEAD, which has no body', { status: 503 }, 'HEAD'],
  ['a 404', { status: 404, text: '{"code":"not-found"}' }, 'GET'],
])('%s is none', (_, answer, method) => expect(verdict(answer, method)).toEqual([]));

it('the echo of what was asked is none', () => {
  const path = `/v1/bookings/${name}`;
  expect(verdict({ status: 404, text: `{"instance":"${path}"}` }, 'GET', path)).toEqual([]);
});
