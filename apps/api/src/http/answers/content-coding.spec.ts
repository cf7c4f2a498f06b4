import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { acceptedBy, codings, compress } from './content-coding.js';

describe('a caller', () => {
  it.each([
    [undefined, null, true],
    ['', null, true],
    ['gzip, deflate, br, zstd', 'zstd', true],
    ['gzip, deflate, br', 'br', true],
    ['GZIP', 'gzip', true],
    ['x-gzip', 'gzip', true],
    ['deflate', null, true],
    ['br;q=0.5, gzip;q=0.8', 'gzip', true],
    ['br;q=0, zstd;q=0.000, gzip', 'gzip', true],
    ['*', 'zstd', true],
    ['*;q=0.1, br;q=0', 'zstd', true],
    ['zstd;q=0, *', 'br', true],
    ['gzip;q=0.5, identity;q=0.9', null, true],
    ['gzip;q=0.5, identity;q=0.5', 'gzip', true],
    ['gzip, identity;q=0', 'gzip', false],
    ['identity;q=0', null, false],
    ['*;q=0', null, false],
    ['gzip, *;q=0', 'gzip', false],
    ['*;q=0, identity', null, true],
    ['gzip;q=high', null, true],
    ['gzip;q=1.5', null, true],
    [' , ;, gzip ;  q=0.3', 'gzip', true],
  ])('who takes %p is answered with %p, and identity will do: %p', (header, coding, identity) => {
    expect(acceptedBy(header)).toEqual({ coding, identity });
  });
});

it.each(codings)('a text that is compressed as %s is all there', async (coding) => {
  const text = JSON.stringify(Array.from({ length: 200 }, (_, nth) => ({ nth, name: 'Zoë' })));
  const open = { br: brotliDecompressSync, gzip: gunzipSync, zstd: zstdDecompressSync }[coding];
  const small = await compress(text, coding);
  expect(open(small).toString()).toBe(text);
  expect(small.length).toBeLessThan(text.length / 2);
});
