/**
 * What there are roots for. The first four name things in the log, or seal what does, the fifth seals
 * what has to be read again, the sixth names whom was written to: they have one generation for ever.
 */
export const purposes = [
  'customer streams',
  'customer ids',
  'holders',
  'customer keys',
  'webhook secrets',
  'mail recipients',
  'fingerprints',
  'cursors',
  'manage tokens',
  'tickets',
] as const;

export type Purpose = (typeof purposes)[number];

/** What roots sign: what is signed says with which generation. */
export const signing = ['cursors', 'manage tokens', 'tickets'] as const satisfies readonly Purpose[];

export type SigningPurpose = (typeof signing)[number];
