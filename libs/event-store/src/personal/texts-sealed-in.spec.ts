import { textsSealedIn } from './texts-sealed-in.js';

const box = { sealed: 'a.1.b.c' };

it('tells what was sealed and where it stands, and nothing of what anybody may read', () => {
  const sealed = { id: 'bkg_1', person: { id: 'per_ada', ...box }, notes: box, metadata: box, seat: { row: 'C' } };
  const opened = {
    id: 'bkg_1',
    person: { id: 'per_ada', name: 'Ada', phone: null },
    notes: 'bring the moth',
    metadata: { referrer: { name: 'Howard' }, size: 12345, isOld: true },
    seat: { row: 'C' },
  };
  expect([...textsSealedIn(sealed, opened)]).toEqual([
    ['person.name', 'Ada'],
    ['notes', 'bring the moth'],
    ['metadata.referrer.name', 'Howard'],
    ['metadata.size', '12345'],
  ]);
});

it('tells nothing of what is erased', () => {
  const opened = { person: { id: 'per_ada', erased: true }, notes: null };
  expect([...textsSealedIn({ person: { id: 'per_ada', ...box }, notes: box }, opened)]).toEqual([]);
});
