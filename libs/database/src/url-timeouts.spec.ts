import { takeTimeouts } from './url-timeouts.js';

const anywhere = 'postgresql://anybody@nowhere/any';
const statementTimeout = (stated: string) =>
  takeTimeouts(new URL(`${anywhere}?statement_timeout=${encodeURIComponent(stated)}`)).statement_timeout;

test('a time-out in a url is read as Postgres reads it, in milliseconds where no unit is stated', () => {
  const read = ['0', '250', '30s', '1.5 min', '2h', '1d', '1500us'].map(statementTimeout);
  expect(read).toEqual([0, 250, 30_000, 90_000, 7_200_000, 86_400_000, 2]);
});

test('a timeout that is no time is refused and named, before it can mean something else', () => {
  for (const stated of ['', 'soon', '-1', '30 seconds', '30S', '1e3', '25d', '3000000000']) {
    expect(() => statementTimeout(stated)).toThrow(`statement_timeout=${stated} in the database's url is no time`);
  }
});

test('the rest of the url is left as it is, and what it does not state is not there', () => {
  const url = new URL(`${anywhere}?lock_timeout=5s&sslmode=disable&idle_in_transaction_session_timeout=1s`);
  expect(takeTimeouts(url)).toEqual({ lock_timeout: 5_000, idle_in_transaction_session_timeout: 1_000 });
  expect(url.href).toBe(`${anywhere}?sslmode=disable`);
});
