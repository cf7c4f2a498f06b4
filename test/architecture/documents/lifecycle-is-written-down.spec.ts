import { textOf } from '#test/architecture/repository';
import { describeLifecycle } from '../../../scripts/describe-lifecycle.js';

it('the page about the life of a booking says what the table says: `npm run lifecycle` writes it', () => {
  expect(textOf('docs/lifecycle.md')).toBe(describeLifecycle());
});
