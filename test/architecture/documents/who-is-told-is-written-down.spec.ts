import { whoIsTold } from '#libs/booking';
import { textOf } from '#test/architecture/repository';
import { eventKinds } from '../../../apps/api/src/history/kinds/event-kinds.js';
import { describeTold } from '../../../scripts/describe-told.js';

it('the page about who is told what says what the table says: `npm run told` writes it', () => {
  expect(textOf('docs/who-is-told.md')).toBe(describeTold());
});

it('whatever the feed tells has its line, and nothing else has one', () => {
  expect(Object.keys(whoIsTold).sort()).toEqual(Object.keys(eventKinds).sort());
});
