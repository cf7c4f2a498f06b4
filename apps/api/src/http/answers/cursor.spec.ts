import { randomBytes } from 'node:crypto';
import type { Caller } from '../callers/caller.js';
import { Problem } from '../problems/problem.js';
import { Cursors } from './cursor.js';

const newest = { generation: 1, key: randomBytes(32) };
const find = async (generation: number) => (generation === 1 ? newest.key : null);
const cursors = new Cursors({ newest, find });

const caller = (tenant: string, path: string) => ({ tenant, path }) as Caller;
const ours = caller('ours', '/v1/bookings');
const filters = { status: 'held', limit: 20 };

const refused = (reading: Promise<unknown>) =>
  expect(reading.catch((problem: Problem) => problem.code)).resolves.toBe('malformed-request');

describe('a cursor goes on', () => {
  it('where the page before ended, in whatever order the filters come', async () => {
    const cursor = cursors.write(ours, filters, { key: 7, id: 'bkg_7' });
    expect(await cursors.read(ours, { limit: 20, status: 'held' }, cursor)).toEqual({ key: 7, id: 'bkg_7' });
  });

  it.each([
    ['of another tenant', caller('theirs', '/v1/bookings'), filters],
    ['of another list', caller('ours', '/v1/services'), filters],
    ['with other filters', ours, { ...filters, status: 'confirmed' }],
  ])('in no list %s', async (_, other, asked) => {
    await refused(cursors.read(other, asked, cursors.write(ours, filters, 'bkg_7')));
  });

  it('from nowhere that somebody else has written', async () => {
    const said = Buffer.from(cursors.write(ours, filters, 'bkg_7'), 'base64url');
    said[said.length - 2]! ^= 1;
    await refused(cursors.read(ours, filters, said.toString('base64url')));
    await refused(cursors.read(ours, filters, 'x'));
    const other = new Cursors({ newest: { generation: 1, key: randomBytes(32) }, find });
    await refused(cursors.read(ours, filters, other.write(ours, filters, 'bkg_7')));
  });
});
