import fc from 'fast-check';
import { readRing } from './ring.js';

it('says what the others say', () => {
  const heads = [
    [0, 1],
    [8, 3],
    [32_767, 9_007_199_254_740_991],
  ];
  expect(readRing(JSON.stringify({ from: 'a process', heads }))).toEqual({ from: 'a process', heads });
});

it.each([
  undefined,
  '',
  '{}',
  'null',
  '[]',
  '"x"',
  'not JSON',
  '{"from":"x"}',
  '{"from":1,"heads":[]}',
  '{"from":"x","heads":{}}',
  '{"from":"x","heads":[null]}',
  '{"from":"x","heads":[[1]]}',
  '{"from":"x","heads":[[1,2,3]]}',
  '{"from":"x","heads":[["1","2"]]}',
  '{"from":"x","heads":[[1,1e300]]}',
  '{"from":"x","heads":[[-1,5]]}',
  '{"from":"x","heads":[[1e9,5]]}',
  '{"from":"x","heads":[[1,-5]]}',
  '{"from":"x","heads":[[1,0]]}',
  '{"from":"x","heads":[[32768,5]]}',
  '{"from":"x","heads":[[1,5],[2,-5]]}',
])('cannot read %j', (payload) => {
  expect(readRing(payload)).toBeNull();
});

it('throws at nothing', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (payload) => void readRing(payload)));
});
