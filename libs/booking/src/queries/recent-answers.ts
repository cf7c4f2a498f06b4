import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { EventLog, type Point } from '#libs/event-store';
import type { Scope } from '../read-models/scope.js';

interface Answer {
  /** The position at which the answer stood. */
  readonly position: number;
}

/** How long an answer may be given again, in milliseconds: as time goes by, slots pass too. */
const lifetime = 1_000;

/**
 * Answers that many ask for at once: the losers of one slot, all who look at the same days. One is looked up once and
 * given again for a second, as long as it stands at the last position that this process has heard of in its shard.
 */
@Injectable()
export class RecentAnswers {
  readonly #heads = new Map<number, number>();
  readonly #answers = new LRUCache<string, Answer>({ max: 1_000, ttl: lifetime, ttlAutopurge: true });
  readonly #awaited = new Map<string, Promise<Answer | null>>();

  constructor(log: EventLog) {
    log.onAppend((shard, head) => this.#heads.set(shard, Math.max(head, this.#heads.get(shard) ?? 0)));
  }

  /** The answer to `question`, or what `look` finds; not older than `minPosition`. */
  async answer<Found extends Answer | null>(
    { shard, tenant }: Scope,
    question: readonly unknown[],
    look: () => Promise<Found>,
    minPosition: number | Point = 0,
  ): Promise<Found> {
    const wanted = typeof minPosition === 'number' ? minPosition : minPosition.position;
    const atLeast = Math.max(wanted, this.#heads.get(shard) ?? 0);
    const key = JSON.stringify([shard, tenant, atLeast, ...question]);
    const known = this.#answers.get(key) ?? this.#awaited.get(key);
    if (known) return known as Found | Promise<Found>;
    const awaited = look();
    this.#awaited.set(key, awaited);
    const found = await awaited.finally(() => this.#awaited.delete(key));
    if (found && found.position >= atLeast) this.#answers.set(key, found);
    return found;
  }
}
