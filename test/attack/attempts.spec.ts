import { readFileSync } from 'node:fs';
import { operationsOf } from '#test/fuzz/requests';
import type { Part } from '#test/openapi/resolve';
import { inPackage } from '../../libs/database/src/in-package.js';
import { Attempts } from './attempts.js';
import { Known } from './known.js';
import type { Caller, House } from './scene/house.js';

const document = JSON.parse(readFileSync(inPackage('test/openapi/baseline.json'), 'utf8')) as Part;
const operations = operationsOf(document);

const callers: readonly Caller[] = ['mallory', 'ada'].map((name) => {
  return { name, credential: `token-of-${name}`, house: 'one', hears: ['house'], persons: [name] };
});
const operator: Caller = { ...callers[0]!, name: 'operator', onlyReads: true };

const house: House = {
  name: 'one',
  callers: [...callers, operator],
  told: [
    'bkg_one-of-them',
    'bkg_another-one',
    'cal_one-of-them',
    'svc_one-of-them',
    'ser_one-of-them',
    'wls_one-of-them',
  ].map((id) => ({
    id,
    version: 1,
    position: '7@ab.00000000',
    serviceId: 'svc_one-of-them',
    start: '2026-03-02T09:00:00Z',
  })),
  customerIds: ['ada'],
  cursors: ['AAAA'],
  tickets: ['ticket'],
  idempotencyKeys: ['key'],
};

const attempts = (seed: number) => new Attempts(document, operations, new Known([house]), '127.0.0.1:1', seed);
const first = (count: number, seed: number) => {
  const made = attempts(seed);
  return Array.from({ length: count }, (_, number) => made.make(number));
};

it('the same number of the same seed is the same request, whatever came before', () => {
  const made = first(300, 5);
  const again = attempts(5);
  for (const number of [299, 17, 120, 0]) expect(again.make(number)).toEqual(made[number]);
  expect(first(300, 6)).not.toEqual(made);
});

it('everybody who may tries every operation in plain words', () => {
  const made = attempts(5);
  const tried = new Set<string>();
  for (let number = 0; number < made.planned; number += 2) {
    const { by, operation, spelling } = made.make(number);
    if (spelling === 'plain') tried.add(`${by.name} ${operation.id}`);
  }
  const reads = operations.filter(({ method }) => method === 'GET').length;
  expect(tried.size).toBe(3 * operations.length + reads);
});

it('each is one that can be sent, and says whose it is', () => {
  for (const { by, request, number } of first(4_000, 8)) {
    const { path, headers } = request;
    expect({ number, path: /^[\x21-\x7e]+$/.test(path) }).toEqual({ number, path: true });
    if (by.credential) expect(headers.Authorization).toBe(`Bearer ${by.credential}`);
    expect(headers['X-Request-Id']).toBeDefined();
  }
});
