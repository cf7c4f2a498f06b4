import { Turns } from './turns.js';

/** So many pieces of work, each noted as it begins. */
const work = (name: string, count: number, begun: string[]) => {
  let left = count;
  return () => {
    if (left === 0) return false;
    left -= 1;
    begun.push(name);
    return true;
  };
};

test('tenants take turns, however much one of them wants', () => {
  const begun: string[] = [];
  const turns = new Turns(1, 1);
  turns.want('large', work('large', 100, begun));
  turns.want('small', work('small', 2, begun));
  for (let each = 0; each < 4; each += 1) turns.done(begun.at(-1)!);
  // What came before anybody else stands at the head of the line once more.
  expect(begun).toEqual(['large', 'large', 'small', 'large', 'small']);
});

test('what one tenant has takes turns too', () => {
  const begun: string[] = [];
  const turns = new Turns(1, 1);
  turns.want('one', work('first', 3, begun));
  turns.want('one', work('second', 3, begun));
  for (let each = 0; each < 3; each += 1) turns.done('one');
  expect(begun).toEqual(['first', 'first', 'second', 'first']);
});

test('so much goes on at once, and so much of one tenant', () => {
  const begun: string[] = [];
  const turns = new Turns(5, 3);
  for (const tenant of ['one', 'two', 'three']) turns.want(tenant, work(tenant, 10, begun));
  expect(begun.filter((each) => each === 'one')).toHaveLength(3);
  expect(turns.busy).toBe(5);
  turns.done('one');
  expect(turns.busy).toBe(5);
});

test('whoever has nothing to do stands in nobody’s way', () => {
  const begun: string[] = [];
  const turns = new Turns(1, 1);
  turns.want('idle', () => false);
  turns.want('busy', work('busy', 1, begun));
  expect(begun).toEqual(['busy']);
});
