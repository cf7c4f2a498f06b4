import { describeLifecycle } from '../support/describe-lifecycle.js';
import { textOf } from './repository.js';

it('the page about the life of a booking says what the table says: `npm run lifecycle` writes it', () => {
  expect(textOf('docs/lifecycle.md')).toBe(describeLifecycle());
});
