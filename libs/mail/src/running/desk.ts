import { Turns } from '#libs/delivery';
import { Trouble } from '#libs/projection';
import { atOnce } from './pace.js';
import type { MailCounts, MailParts } from './parts.js';
import type { Done } from './write-letter.js';

/** What those who write in one process share: their turns, the server's trouble, and how often what came of it. */
export class Desk {
  readonly turns = new Turns(atOnce.inAll, atOnce.perTenant);
  readonly trouble: Trouble;
  readonly #total = { told: 0, failed: 0, leftOut: 0, repeated: 0 };

  constructor({ logger, log }: Pick<MailParts, 'logger' | 'log'>) {
    this.trouble = new Trouble('the mail server', logger, log.world);
  }

  get counts(): MailCounts {
    return { ...this.#total, underWay: this.turns.busy, isHindered: this.trouble.failure !== null };
  }

  note({ outcome, why }: Done): void {
    if (outcome === 'server') this.trouble.met(new Error(`takes no mail: ${why}`));
    else if (outcome !== 'left-out' && outcome !== 'nothing') this.trouble.over();
    const counted = { told: 'told', refused: 'failed', 'left-out': 'leftOut', later: 'repeated' } as const;
    if (outcome !== 'server' && outcome !== 'nothing') this.#total[counted[outcome]] += 1;
  }
}
