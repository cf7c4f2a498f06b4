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

test('the work of one tenant takes turns too', () => {
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

test('a tenant that has nothing to do stands in nobody’s way', () => {
  const begun: string[] = [];
  const turns = new Turns(1, 1);
  turns.want('idle', () => false);
  turns.want('busy', work('busy', 1, begun));
  expect(begun).toEqual(['busy']);
});

test('a tenant that had nothing more to do for a while has no more than its part afterwards', () => {
  const begun: string[] = [];
  const turns = new Turns(10, 2);
  turns.want('one', work('first', 1, begun));
  turns.done('one');
  turns.want('one', work('second', 1, begun));
  turns.want('one', work('third', 5, begun));
  expect(begun).toEqual(['first', 'second', 'third']);
  turns.done('one');
  turns.done('one');
  expect(begun).toHaveLength(5);
  expect(turns.busy).toBe(2);
});

test('a tenant that waits while others fill all room begins as soon as there is some, with all that there is room for', () => {
  const begun: string[] = [];
  const turns = new Turns(2, 2);
  turns.want('one', work('one', 2, begun));
  turns.want('two', work('two', 2, begun));
  turns.want('three', work('three', 1, begun));
  expect(begun).toEqual(['one', 'one']);
  expect(turns.busy).toBe(2);
  turns.done('one');
  turns.done('one');
  expect(begun).toEqual(['one', 'one', 'two', 'three']);
  turns.done('two');
  turns.done('three');
  expect(begun).toEqual(['one', 'one', 'two', 'three', 'two']);
  expect(turns.busy).toBe(1);
});

test('nothing is kept of a tenant that wants nothing and has nothing under way', () => {
  const turns = new Turns(2, 1);
  turns.want('idle', () => false);
  expect(turns.tenants).toBe(0);
  turns.want('one', work('one', 1, []));
  expect(turns.tenants).toBe(1);
  turns.done('one');
  expect(turns.tenants).toBe(0);
});

test('one who has much to do begins as much at once as one may', () => {
  const begun: string[] = [];
  const turns = new Turns(4, 3);
  turns.want('one', work('one', 9, begun));
  expect(begun).toEqual(['one', 'one', 'one']);
  turns.want('two', work('two', 9, begun));
  expect([begun.length, turns.busy]).toEqual([4, 4]);
});
