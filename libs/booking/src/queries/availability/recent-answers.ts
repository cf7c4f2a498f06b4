import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { EventLog, type Point } from '#libs/event-store';
import type { Scope } from '../../read-models/scope.js';

interface Answer {
  /** The position at which the answer stood. */
  readonly position: number;
}

/** How long an answer may be given again, in milliseconds: as time goes by, slots pass too. */
const lifetime = 1_000;

const noAnswers = () => new LRUCache<string, Answer>({ max: 1_000, ttl: lifetime, ttlAutopurge: true });

/**
 * Answers that many ask for at once: the losers of one slot, all who look at the same days. One is looked up once and
 * given again for a second, as long as it stands at the last position that this process has heard of in its shard.
 */
@Injectable()
export class RecentAnswers {
  readonly #heads = new Map<number, number>();
  #answers = noAnswers();
  #awaited = new Map<string, Promise<Answer | null>>();

  constructor(log: EventLog) {
    log.onAppend((shard, head) => this.#heads.set(shard, Math.max(head, this.#heads.get(shard) ?? 0)));
    log.onLost(() => this.#forget());
  }

  /** What is being looked up is kept where nobody looks any more. */
  #forget(): void {
    this.#heads.clear();
    this.#answers = noAnswers();
    this.#awaited = new Map();
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
    const [answers, awaiting] = [this.#answers, this.#awaited];
    const known = answers.get(key) ?? awaiting.get(key);
    if (known) return known as Found | Promise<Found>;
    const awaited = look();
    awaiting.set(key, awaited);
    const found = await awaited.finally(() => awaiting.delete(key));
    if (found && found.position >= atLeast) answers.set(key, found);
    return found;
  }
}
