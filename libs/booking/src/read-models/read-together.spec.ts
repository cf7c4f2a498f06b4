import { ReadTogether } from './read-together.js';

const here = { shard: 1, tenant: 'acme' };

/** What was asked for in each call, and how to answer the oldest one under way. */
const asking = () => {
  const calls: { place: object; ids: readonly string[]; answer: PromiseWithResolvers<ReadonlyMap<string, string>> }[] =
    [];
  const together = new ReadTogether<string>((place, ids) => {
    const answer = Promise.withResolvers<ReadonlyMap<string, string>>();
    calls.push({ place, ids, answer });
    return answer.promise;
  });
  const answer = (call: number, but: readonly string[] = []) => {
    const { ids, answer } = calls[call]!;
    answer.resolve(new Map(ids.filter((id) => !but.includes(id)).map((id) => [id, `${id} by ${call}`])));
  };
  return { calls, together, answer, asked: () => calls.map(({ ids }) => ids) };
};

it('a reader who asks alone waits for nobody, and those who come while two calls are under way go together', async () => {
  const { together, answer, asked } = asking();
  const told = ['a', 'b', 'c', 'd', 'c'].map((id) => together.one(here, id));
  expect(asked()).toEqual([['a'], ['b']]);
  answer(0);
  expect(await told[0]).toBe('a by 0');
  expect(asked()).toEqual([['a'], ['b'], ['c', 'd']]);
  answer(2, ['d']);
  answer(1);
  expect(await Promise.all(told)).toEqual(['a by 0', 'b by 1', 'c by 2', null, 'c by 2']);
});

it('two calls may be under way again once all have been answered', async () => {
  const { together, answer, asked } = asking();
  const told = together.one(here, 'a');
  answer(0);
  await told;
  for (const id of ['b', 'c']) void together.one(here, id);
  expect(asked()).toEqual([['a'], ['b'], ['c']]);
});

it('nobody is told what was read before they asked', async () => {
  const { together, answer, asked } = asking();
  const first = together.one(here, 'a');
  const second = together.one(here, 'a');
  const third = together.one(here, 'a');
  expect(asked()).toEqual([['a'], ['a']]);
  answer(0);
  expect(await first).toBe('a by 0');
  answer(2);
  answer(1);
  expect([await second, await third]).toEqual(['a by 1', 'a by 2']);
});

it('a tenant waits for no other one, nor for itself in another shard, whatever hangs there', async () => {
  const { together, calls, answer } = asking();
  for (const id of ['a', 'b', 'c']) void together.one(here, id);
  const others = [together.one({ ...here, tenant: 'other' }, 'd'), together.one({ ...here, shard: 2 }, 'e')];
  expect(calls.slice(2).map(({ place, ids }) => ({ place, ids }))).toEqual([
    { place: { shard: 1, tenant: 'other' }, ids: ['d'] },
    { place: { shard: 2, tenant: 'acme' }, ids: ['e'] },
  ]);
  answer(2);
  answer(3);
  expect(await Promise.all(others)).toEqual(['d by 2', 'e by 3']);
});

it('no call asks for more than 256', async () => {
  const { together, answer, asked } = asking();
  const many = Array.from({ length: 302 }, (_, nth) => together.one(here, `${nth}`));
  answer(0);
  await many[0];
  answer(2);
  await many[2];
  answer(3);
  expect([(await many[301])!, ...asked().map(({ length }) => length)]).toEqual(['301 by 3', 1, 1, 256, 44]);
});

it('a call that fails fails those who were in it, and the next one goes on', async () => {
  const { together, calls, answer } = asking();
  const told = ['a', 'b', 'c'].map((id) => together.one(here, id));
  calls[0]!.answer.reject(new Error('gone'));
  await expect(told[0]).rejects.toThrow('gone');
  answer(2);
  expect(await told[2]).toBe('c by 2');
});
