import type { AsOf } from '#libs/booking';
import { violation } from '../problems/problem.js';

/** How far the clocks of callers may be ahead, in milliseconds. */
const tolerance = 2_000;

/** The moment that a read asks for; undefined: now. What has not been yet may still change, so it is refused. */
export const asOf = ({ at, atVersion }: { readonly at?: number; readonly atVersion?: number }): AsOf | undefined => {
  if (atVersion !== undefined) return { version: atVersion };
  if (at === undefined) return undefined;
  refuseFuture(at);
  return { at };
};

export const refuseFuture = (at: number): void => {
  if (at <= Date.now() + tolerance) return;
  throw violation({ pointer: '?at', rule: 'too-large', detail: 'at must not lie in the future.' });
};
