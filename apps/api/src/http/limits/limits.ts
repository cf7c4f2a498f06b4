import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import { FailedAttempts, Quota } from '#libs/access';
import type { RateLimits } from '../../starting/config.js';
import type { Caller } from '../callers/caller.js';
import { Problem } from '../problems/problem.js';
import { placeOf } from './address.js';
import { policyOf, standingOf } from './rate-limit-headers.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether it tries to book, or takes a ticket: those who may be anybody get few of either. */
    attempts?: boolean | 'tickets';
    /** Whether it changes nothing, whatever its method. */
    onlyReads?: boolean;
  }
}

/** For one address with a public key: each that is used is kept for hours. */
const ticketsPerMinute = 30;

/** How much each kind of caller may ask for. */
export class Limits {
  readonly #failures: FailedAttempts;
  readonly #writes: Quota;
  readonly #reads: Quota;
  readonly #tickets: Quota;
  /** Of so many a minute: a public key may have a number of its own. */
  readonly #attempts: (perMinute: number | null) => Quota;

  /** @param counted by this process for itself, or by all of them in the database */
  constructor(rates: RateLimits, counted: 'memory' | Pool) {
    const { writesPerSecond, writesAtOnce, publicAttemptsPerMinute, publicReadsPerMinute, failuresPerMinute } = rates;
    const quota = (name: string, points: number, seconds: number) => new Quota({ name, points, seconds }, counted);
    this.#writes = quota('writes', writesAtOnce, writesAtOnce / writesPerSecond);
    const attempts = new LRUCache<number, Quota>({
      max: 1_000,
      memoMethod: (perMinute) => quota('booking-attempts', perMinute, 60),
    });
    this.#attempts = (perMinute) => attempts.memo(perMinute ?? publicAttemptsPerMinute);
    this.#tickets = quota('tickets', ticketsPerMinute, 60);
    this.#reads = quota('reads', publicReadsPerMinute, 60);
    this.#failures = new FailedAttempts(quota('failed-authentications', failuresPerMinute, 60));
  }

  /** What is said to an address that too many wrong credentials came from; undefined: it is heard. */
  shutOut({ ip }: FastifyRequest): Problem | undefined {
    if (!this.#failures.areKnown) return undefined;
    const ms = this.#failures.shutOutFor(placeOf(ip));
    return ms > 0 ? exceeded('Too many invalid credentials came from this address.', ms) : undefined;
  }

  async countFailure({ ip }: FastifyRequest): Promise<void> {
    await this.#failures.count(placeOf(ip));
  }

  /** Counts what the caller is about to do and says so in the answer. Throws where it is too much. */
  async spend(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<void> {
    const isAnybody = caller.kind === 'public' || caller.kind === 'manager';
    const quota = isAnybody ? this.#ofAnybody(request, caller) : this.#writes;
    const who = `${caller.tenant}/${caller.actor}${isAnybody ? `/${placeOf(request.ip)}` : ''}`;
    const standing = await quota.take(who);
    const { allowance } = quota;
    reply.header('RateLimit-Policy', policyOf(allowance)).header('RateLimit', standingOf(allowance, standing));
    if (standing.isWithin) return;
    const { name, points, seconds } = allowance;
    throw exceeded(`More than ${points} ${name.replace('-', ' ')} within ${seconds} s.`, standing.resetMs);
  }

  /** What somebody reads of whom nothing but the address is known. Throws where it is too much. */
  async countReading({ ip }: FastifyRequest): Promise<void> {
    const { isWithin, resetMs } = await this.#reads.take(`anybody/${placeOf(ip)}`);
    if (!isWithin) throw exceeded('Too many reads came from this address.', resetMs);
  }

  #ofAnybody(request: FastifyRequest, { kind, limits }: Caller): Quota {
    if (onlyReads(request)) return this.#reads;
    const attempts = kind === 'manager' || request.routeOptions.config.attempts;
    if (attempts === 'tickets') return this.#tickets;
    return attempts ? this.#attempts(limits.attemptsPerMinute) : this.#writes;
  }
}

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** What only reads is counted where the caller may be anybody. */
export const onlyReads = ({ method, routeOptions }: Pick<FastifyRequest, 'method' | 'routeOptions'>): boolean =>
  reading.has(method) || routeOptions.config.onlyReads === true;

const exceeded = (detail: string, ms: number) => {
  const retry = { strategy: 'same-request', afterMs: Math.ceil(ms) };
  return new Problem('quota-exceeded', detail, { retry }, { 'Retry-After': String(Math.ceil(ms / 1_000)) });
};
