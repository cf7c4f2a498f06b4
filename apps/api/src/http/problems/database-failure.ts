/** Cancelled by its time-out; too many connections; starting, stopping, killed by the operator. */
const busy = new Set(['57014', '53300', '57P01', '57P02', '57P03']);
const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
]);

/** pg tells these two by their text alone. */
const withoutCode = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** What a failed query means for the caller; undefined: it is our fault. */
export const databaseFailure = (error: unknown): 'busy' | 'storage-full' | undefined => {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === '53100') return 'storage-full';
  if (busy.has(code) || code.startsWith('08') || unreachable.has(code)) return 'busy';
  return code === '' && withoutCode.test(error.message) ? 'busy' : undefined;
};
