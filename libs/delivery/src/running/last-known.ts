import type { Point } from '#libs/event-store';
import { headsBefore } from '../sql/load-deliveries.js';
import type { DeliveryParts } from './parts.js';

const hour = 3_600_000;

/**
 * A point as it was kept, or, where the log has it no more, the last one before it that is still there. Where there is none such,
 * rather what was told within the hour once more than something never.
 */
export const lastKnown = async (
  { log, pool, clock }: DeliveryParts,
  shard: number,
  point: Point,
): Promise<{ readonly point: Point; readonly isLost: boolean }> => {
  const stands = async ({ position, mark }: Point) => (await log.pointAt(shard, position))?.mark === mark;
  if (await stands(point)) return { point, isLost: false };
  for (const before of await headsBefore(pool, shard, point.position))
    if (await stands(before)) return { point: before, isLost: true };
  return { point: await log.positionAt(shard, clock.now() - hour), isLost: true };
};
