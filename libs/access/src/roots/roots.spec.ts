import type { Pool } from 'pg';
import type { WrappedRoot } from '../sql/roots.js';
import { purposes } from './purposes.js';
import { Roots } from './roots.js';
import { wrap } from './wrapping.js';

const masterKey = 'a master key of 32 characters or more';

const rootOf = (purpose: string, generation = 1): WrappedRoot => ({
  purpose,
  generation,
  wrapped: wrap(masterKey, { purpose, generation }, Buffer.alloc(32, generation)),
});

const second = Buffer.alloc(32, 2);

/** A database whose next answers are these, and then always the last one. */
const answering = (...answers: (WrappedRoot[] | Error)[]) => {
  let asked = 0;
  const query = async () => {
    asked += 1;
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
    if (answer instanceof Error) throw answer;
    return { rows: answer };
  };
  return { pool: { query } as unknown as Pool, asked: () => asked };
};

const first = purposes.map((purpose) => rootOf(purpose));
const signedAnew = [...first, rootOf('cursors', 2)];

test('a second search for a new generation is told what the one under way finds', async () => {
  const { pool, asked } = answering(first, signedAnew);
  const signer = (await Roots.open(pool, masterKey)).signer('cursors');
  expect(await Promise.all([signer.find(2), signer.find(2)])).toEqual([second, second]);
  expect(asked()).toBe(2);
});

test('a search that could not look does not say that there is no such generation', async () => {
  const { pool } = answering(first, new Error('connection lost'), signedAnew);
  const signer = (await Roots.open(pool, masterKey)).signer('cursors');
  await expect(signer.find(2)).rejects.toThrow('connection lost');
  expect(await signer.find(2)).toEqual(second);
});

test('a generation that is not there is looked for once a second at most, and one of before never', async () => {
  const { pool, asked } = answering(first);
  const signer = (await Roots.open(pool, masterKey)).signer('cursors');
  for (const generation of [0, 2, 2, 3, 1_000]) await signer.find(generation);
  expect(asked()).toBe(2);
  expect(await signer.find(3)).toBeNull();
});

test('two new generations, drawn one soon after the other, are both found', async () => {
  const { pool } = answering(first, [...signedAnew, rootOf('cursors', 3)]);
  const signer = (await Roots.open(pool, masterKey)).signer('cursors');
  expect(await signer.find(3)).toEqual(Buffer.alloc(32, 3));
  expect(await signer.find(2)).toEqual(second);
});
