import type { StoredEvent } from '../../../libs/event-store/src/catalogue/stored-event.js';
import type { Store } from './store.js';

/** How an event is called that nobody can read. */
export const odd = 'Odd';

/** Somebody appends an event that nobody can read to a stream that there is. */
export const poison = (store: Store, id: string): void => {
  const transaction = store.begin();
  store.lock(transaction, ['shard'], (isHeld) => {
    const last = isHeld ? store.dice.pick(store.state.events) : undefined;
    if (!last) return store.release(transaction);
    const { tenant, stream } = last;
    const { length: position } = store.state.events;
    const event = {
      ...{ ...last, id, type: odd, commandId: id, correlationId: 'poison', data: {} },
      ...{ position: position + 1, version: store.state.stream(tenant, stream).length + 1 },
      recordedAt: Math.max(store.clock(), store.state.events.at(-1)!.recordedAt),
    } satisfies StoredEvent;
    transaction.stage((state) => state.add(event));
    store.commit(transaction);
  });
};
