import { Listing } from './listing.js';

const pages = new Map<string | undefined, { items: number[]; nextCursor: string | null }>([
  [undefined, { items: [1, 2], nextCursor: 'b' }],
  ['b', { items: [], nextCursor: 'c' }],
  ['c', { items: [3], nextCursor: null }],
]);

const open = () => {
  const read: (string | undefined)[] = [];
  const listing = new Listing(async (cursor) => {
    read.push(cursor);
    return pages.get(cursor)!;
  });
  return { read, listing };
};

it('awaited, it is its first page; nothing is read before that', async () => {
  const { read, listing } = open();
  expect(read).toEqual([]);
  expect((await listing).items).toEqual([1, 2]);
  expect(read).toEqual([undefined]);
});

it('gone through, it is all items, over an empty page too', async () => {
  const { read, listing } = open();
  const all: number[] = [];
  for await (const item of listing) all.push(item);
  expect(all).toEqual([1, 2, 3]);
  expect(read).toEqual([undefined, 'b', 'c']);
});

it('is read no further than it is wanted', async () => {
  const { read, listing } = open();
  for await (const item of listing) if (item === 2) break;
  expect(read).toEqual([undefined]);
});
