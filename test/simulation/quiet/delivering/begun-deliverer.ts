import { type Pace, usualPace } from '../../../../libs/delivery/src/running/pace.js';
import { ShardDeliverer } from '../../../../libs/delivery/src/running/shard-deliverer.js';
import type { DeliveryDesk } from './delivery-desk.js';

/** What it asks the database for, by the names of the statements. */
export const written = 'insert-delivery-position';
export const released = 'insert into slotlog.leases';
export const counted = 'insert into slotlog.delivery_counts';

export const three = ['one', 'two', 'three'].map((id) => ({ id }));

/** A deliverer of the first shard that has had its first turn. */
export const begunOn = async (desk: DeliveryDesk, pace: Partial<Pace> = {}) => {
  const total = { taken: 0, failed: 0 };
  const deliverer = new ShardDeliverer(1, desk.parts, 'me', () => 0, { ...usualPace, ...pace }, total);
  desk.rings.add(() => deliverer.ring());
  deliverer.start();
  await desk.pass();
  return { deliverer, total };
};

/** Whether it is over by now. */
export const watched = (coming: Promise<void>) => {
  const state = { isOver: false };
  void coming.then(() => {
    state.isOver = true;
  });
  return state;
};
