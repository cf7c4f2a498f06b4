import { Identities, type Shown } from './identity.js';

const key = { tenant: 'default', shard: 8, id: 'key_1', kind: 'secret', scopes: [], expiresAt: null, origins: [] };
const limits = { attemptsPerMinute: null, liveHolds: null };
const managed = { tenant: 'default', shard: 8, subject: 'bkg_ada' };

/** What is found of each credential, by its text. */
const found = new Map<string, object | 'ended'>([
  ['slk_good', { ...key, limits }],
  ['slk_revoked', 'ended'],
  ['slm_past', managed],
  ['sli_past', managed],
]);

/** When what the token is for ends, and whether it is in the log. */
let ends: number | null = 1;
let isThere = true;

const identities = new Identities(
  { find: async (text: string) => found.get(text) ?? null } as never,
  undefined,
  Buffer.alloc(32),
  { find: async (text: string) => found.get(text) ?? null } as never,
  { find: async (text: string) => found.get(text) ?? null } as never,
  { endsAt: async () => ends, isThere: async () => isThere } as never,
  { take: async () => null, isOurs: async (text: string) => text === 'slt_ours' } as never,
);

const bearer = (text: string): Shown => ({ as: 'bearer', text });
const file = (text: string): Shown => ({ as: 'file', text });
const ticket = (text: string): Shown => ({ as: 'ticket', text });

it.each([
  [bearer('slk_guess'), 'unknown'],
  [bearer('slm_forged'), 'unknown'],
  [bearer('slk_revoked'), 'ended'],
  [bearer('slm_past'), 'ended'],
  [file('sli_forged'), 'unknown'],
  [file('sli_past'), 'ended'],
  [ticket('slt_spent'), 'ended'],
  [ticket('nonsense'), 'ended'],
])('%j is nobody’s: %s', async (shown, nobody) => expect(await identities.find(shown, '192.0.2.0/24')).toBe(nobody));

it('somebody who has a token for what is somebody else’s by now is nobody, and who has one for what was lost is told so', async () => {
  ends = null;
  expect(await identities.find(bearer('slm_past'), '192.0.2.0/24')).toBe('ended');
  isThere = false;
  await expect(identities.find(bearer('slm_past'), '192.0.2.0/24')).rejects.toMatchObject({ code: 'other-history' });
});

it('a credential that was good before, or that bears our seal, is no guess', async () => {
  expect(await identities.isNoGuess(bearer('slk_good'))).toBe(false);
  expect(await identities.find(bearer('slk_good'), '192.0.2.0/24')).toMatchObject({ actor: 'api-key/key_1' });
  for (const shown of [bearer('slk_good'), bearer('slm_past'), file('sli_past'), ticket('slt_ours')])
    expect(await identities.isNoGuess(shown)).toBe(true);
  for (const shown of [ticket('slk_good'), bearer('slk_guess'), bearer('slm_forged'), ticket('slt_spoilt')])
    expect(await identities.isNoGuess(shown)).toBe(false);
});
