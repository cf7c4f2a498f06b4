import { inSlice, sliceOf } from './slice.js';

const streams = Array.from({ length: 4_000 }, (_, index) => ({ tenant: 'default', stream: `booking/bkg_${index}` }));

test('a stream is in the slice that it was in yesterday', () => {
  const events = ['booking/bkg_1', 'agenda/cal_1/2026-11-28', 'calendar/caf\u00e9'].map((stream) => ({
    tenant: 'default',
    stream,
  }));
  expect(events.map((event) => sliceOf(event, 16))).toEqual([6, 14, 5]);
});

test('slices are of about the same size', () => {
  const sizes = [0, 1, 2, 3].map((index) => inSlice({ shard: 0, index, count: 4 }, streams).length);
  expect(Math.min(...sizes)).toBeGreaterThan(900);
  expect(Math.max(...sizes)).toBeLessThan(1_100);
});

test('slices are of about the same size where names repeat themselves', () => {
  const twice = streams.map(({ tenant, stream }) => ({ tenant, stream: `${stream}/${stream}` }));
  const sizes = [0, 1, 2, 3].map((index) => inSlice({ shard: 0, index, count: 4 }, twice).length);
  expect(Math.min(...sizes)).toBeGreaterThan(900);
});

test('the streams of a shard that is not cut are all in one slice', () => {
  expect(inSlice({ shard: 0, index: 0, count: 1 }, streams)).toEqual(streams);
});
