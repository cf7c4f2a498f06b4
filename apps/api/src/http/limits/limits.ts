import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { FailedAttempts, Quota } from '#libs/access';
import type { RateLimits } from '../../starting/config.js';
import type { Caller } from '../callers/caller.js';
import { Problem } from '../problems/problem.js';
import { placeOf } from './address.js';
import { policyOf, standingOf } from './rate-limit-headers.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether it tries to book; those who may be anybody get few attempts. */
    attempts?: boolean;
  }
}

/** How much each kind of caller may ask for. */
export class Limits {
  readonly #failures: FailedAttempts;
  readonly #writes: Quota;
  readonly #attempts: Quota;

  /** @param counted by this process for itself, or by all of them in the database */
  constructor(rates: RateLimits, counted: 'memory' | Pool) {
    const { writesPerSecond, writesAtOnce, publicAttemptsPerMinute, failuresPerMinute } = rates;
    const quota = (name: string, points: number, seconds: number) => new Quota({ name, points, seconds }, counted);
    this.#writes = quota('writes', writesAtOnce, writesAtOnce / writesPerSecond);
    this.#attempts = quota('booking-attempts', publicAttemptsPerMinute, 60);
    this.#failures = new FailedAttempts(quota('failed-authentications', failuresPerMinute, 60));
  }

  /** Throws where too many wrong credentials came from this address. */
  refuseShutOut({ ip }: FastifyRequest): void {
    if (!this.#failures.areKnown) return;
    const ms = this.#failures.shutOutFor(placeOf(ip));
    if (ms > 0) throw exceeded('Too many wrong credentials came from this address.', ms);
  }

  async countFailure({ ip }: FastifyRequest): Promise<void> {
    await this.#failures.count(placeOf(ip));
  }

  /** Counts what the caller is about to do and says so in the answer. Throws where it is too much. */
  async spend(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<void> {
    const isAnybody = caller.kind === 'public' || caller.kind === 'manager';
    const isAttempt = caller.kind === 'manager' || (caller.kind === 'public' && request.routeOptions.config.attempts);
    const quota = isAttempt ? this.#attempts : this.#writes;
    const who = `${caller.tenant}/${caller.actor}${isAnybody ? `/${placeOf(request.ip)}` : ''}`;
    const standing = await quota.take(who);
    const { allowance } = quota;
    reply.header('RateLimit-Policy', policyOf(allowance)).header('RateLimit', standingOf(allowance, standing));
    if (standing.isWithin) return;
    const { name, points, seconds } = allowance;
    throw exceeded(`That were more than ${points} ${name.replace('-', ' ')} within ${seconds} s.`, standing.resetMs);
  }
}

const exceeded = (detail: string, ms: number) => {
  const retry = { strategy: 'same-request', afterMs: Math.ceil(ms) };
  return new Problem('quota-exceeded', detail, { retry }, { 'Retry-After': String(Math.ceil(ms / 1_000)) });
};
