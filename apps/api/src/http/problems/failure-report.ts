/** Postgres and parsers quote in their messages what they were given, and that may be anything that a caller sent. */
const quotes = (error: object) => 'severity' in error || error instanceof SyntaxError;

/** What a failure of ours leaves in the log: where it happened and what it was, nothing of what was sent. */
export const failureReport = (error: unknown): object => {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message, stack = '', cause } = error;
  const { code } = error as { code?: unknown };
  return {
    name,
    code,
    message: quotes(error) ? undefined : message,
    stack: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    cause: cause === undefined ? undefined : failureReport(cause),
  };
};
