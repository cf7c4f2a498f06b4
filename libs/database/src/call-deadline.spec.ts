import { jest } from '@jest/globals';
import { CallDeadline } from './call-deadline.js';

let expire: jest.Mock<() => void>;
const deadline = (milliseconds = 100) => new CallDeadline(milliseconds, expire);

beforeEach(() => {
  jest.useFakeTimers();
  expire = jest.fn();
});

afterEach(() => {
  jest.useRealTimers();
});

it('a call that is not answered in time ends the connection', () => {
  deadline().began();
  jest.advanceTimersByTime(100);
  expect(expire).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(expire).toHaveBeenCalledTimes(1);
});

it('an answer that has arrived while this process stood still is heard first', () => {
  const watched = deadline();
  watched.began();
  jest.advanceTimersByTime(100);
  watched.answered();
  jest.advanceTimersByTime(1_000);
  expect(expire).not.toHaveBeenCalled();
});

it('each answer of several gives the calls behind it their time', () => {
  const watched = deadline();
  for (let call = 0; call < 3; call += 1) watched.began();
  for (let answer = 0; answer < 2; answer += 1) {
    jest.advanceTimersByTime(90);
    watched.answered();
  }
  jest.advanceTimersByTime(90);
  expect(expire).not.toHaveBeenCalled();
  jest.advanceTimersByTime(11);
  expect(expire).toHaveBeenCalledTimes(1);
});

it('no deadline is none', () => {
  deadline(0).began();
  jest.advanceTimersByTime(1_000_000);
  expect(expire).not.toHaveBeenCalled();
});
