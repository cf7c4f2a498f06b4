import type { Signer } from '../roots/roots.js';
import { ManageTokens } from './manage-tokens.js';

const shardOf = async (tenant: string) => ({ default: 7, other: 8 })[tenant] ?? null;
const signerOf = (...keys: readonly Buffer[]): Signer => ({
  newest: { generation: keys.length, key: keys.at(-1)! },
  find: async (generation) => keys[generation - 1] ?? null,
});
const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const tokens = new ManageTokens(signerOf(first), shardOf);
const place = { tenant: 'default', shard: 7 };
const about = { subject: 'bkg_ada-first', since: '9c01d2e3', madeAt: 1_700_000_000_000 };
const made = tokens.make(place, about);

describe('a manage token', () => {
  it('is about what it was made for', async () => {
    expect(await tokens.find(made)).toEqual({ ...place, ...about });
    const others = { ...about, since: '00000001' };
    expect(await tokens.find(tokens.make(place, others))).toEqual({ ...place, ...others });
  });

  it('made again for the same time is the same', () => {
    expect(tokens.make(place, about)).toBe(made);
    expect(tokens.make(place, { ...about, madeAt: 1_700_000_000_001 })).not.toBe(made);
  });

  it.each([
    ['another booking', made.replace('ada-first', 'bob-first')],
    ['another tenant', made.replace('default.7', 'other.8')],
    ['another shard', tokens.make({ tenant: 'default', shard: 8 }, about)],
    ['a tenant that there is not', tokens.make({ tenant: 'nowhere', shard: 7 }, about)],
    ['another time', made.replace(/\.[0-9a-z]+\.9c01d2e3\./, '.zz.9c01d2e3.')],
    ['somebody else', made.replace('9c01d2e3', '9c01d2e4')],
    ['nobody', made.replace('.9c01d2e3', '')],
    ['another generation', made.replace(/\.1\.([^.]+)$/, '.2.$1')],
    ['a changed seal', made.slice(0, -2) + (made.endsWith('AA') ? 'BB' : 'AA')],
    ['no seal', made.slice(0, made.lastIndexOf('.') + 1)],
    ['nothing', 'slm_'],
  ])('for %s is none', async (_, forged) => {
    expect(forged).not.toBe(made);
    expect(await tokens.find(forged)).toBeNull();
  });

  it('of another root is none', async () => {
    expect(await new ManageTokens(signerOf(second), shardOf).find(made)).toBeNull();
  });

  it('is good while the root that signed it is there, whichever signs by now', async () => {
    const later = new ManageTokens(signerOf(first, second), shardOf);
    const anew = later.make(place, about);
    expect(anew).not.toBe(made);
    for (const token of [made, anew]) expect(await later.find(token)).toEqual({ ...place, ...about });
    expect(await tokens.find(anew)).toBeNull();
  });
});
