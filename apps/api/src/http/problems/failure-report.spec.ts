import { failureReport } from './failure-report.js';

const said = 'ada@example.com';

it.each([
  Object.assign(new Error(`invalid input syntax for type integer: "${said}"`), { severity: 'ERROR', code: '22P02' }),
  new SyntaxError(`Unexpected token 'a', "${said}" is not valid JSON`),
  new Error('could not be read', { cause: new SyntaxError(said) }),
])('the words of a caller are in no report of a failure: %#', (error) => {
  expect(JSON.stringify(failureReport(error))).not.toContain(said);
});

it('a failure of ours says what and where it was', () => {
  const report = failureReport(new TypeError('x is not a function'));
  expect(report).toMatchObject({ name: 'TypeError', message: 'x is not a function' });
  expect(report).toMatchObject({ stack: expect.stringMatching(/^\s+at .*failure-report\.spec/) });
});
