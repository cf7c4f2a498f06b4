import type { EventLog } from '#libs/event-store';
import type { Policy, PolicyItem } from './policy.js';

/** Forgets commands that nobody sends again any more. */
export class ForgetCommands implements Policy {
  readonly name = 'forget-commands';
  readonly abreast = 1;

  constructor(private readonly log: EventLog) {}

  /** Of all tenants together. */
  async find(): Promise<PolicyItem[]> {
    return [{ tenant: '*', id: '*' }];
  }

  act(shard: number): Promise<boolean> {
    return this.log.expireCommands(shard);
  }
}
