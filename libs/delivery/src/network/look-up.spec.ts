import { lookUpBy } from './look-up.js';

const unknown = async (): Promise<string[]> => {
  throw new Error('ENOTFOUND');
};

test('a name has the addresses of both kinds that name servers know, and nobody else is asked', async () => {
  const lookUp = lookUpBy({ resolve4: async () => ['1.1.1.1'], resolve6: async () => ['2606:4700::1111'] }, unknown);
  expect(await lookUp('hooks.example.com')).toEqual(['1.1.1.1', '2606:4700::1111']);
});

test('one kind will do', async () => {
  const lookUp = lookUpBy({ resolve4: unknown, resolve6: async () => ['2606:4700::1111'] }, unknown);
  expect(await lookUp('hooks.example.com')).toEqual(['2606:4700::1111']);
});

test('a name that name servers do not know is asked of the machine, and one that nobody knows is said to be unknown', async () => {
  const servers = { resolve4: unknown, resolve6: unknown };
  expect(await lookUpBy(servers, async () => ['10.1.2.3'])('inside')).toEqual(['10.1.2.3']);
  await expect(lookUpBy(servers, unknown)('nowhere')).rejects.toThrow('ENOTFOUND');
});

test('names that are looked up for ever hold two of the machine’s threads, and not those of names that servers know', async () => {
  let asked = 0;
  const servers = {
    resolve4: async (name: string) => (name === 'known' ? ['1.1.1.1'] : unknown()),
    resolve6: unknown,
  };
  const lookUp = lookUpBy(servers, () => {
    asked += 1;
    return new Promise(() => {});
  });
  for (let each = 0; each < 10; each += 1) void lookUp('endless');
  expect(await lookUp('known')).toEqual(['1.1.1.1']);
  await new Promise(setImmediate);
  expect(asked).toBe(2);
});
