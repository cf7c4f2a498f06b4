import type { ReadBehind } from '#libs/projection';
import type { Positions } from '../answers/position-token.js';
import { Problem } from './problem.js';

/** What is asked for has not come to a view; where the place is known by a number alone, the log says what stands there. */
export const readBehind = async (
  { wanted, have, parked }: ReadBehind,
  shard: number,
  positions: Positions,
): Promise<Problem> => {
  const tokenOf = (at: ReadBehind['have']) =>
    typeof at === 'number' ? positions.tokenAt(shard, at) : positions.token(at);
  const [minPosition, position] = await Promise.all([tokenOf(wanted), tokenOf(have)]);
  const detail = parked
    ? `The read model could not process the latest events of ${parked} yet.`
    : 'The read model has not reached minPosition yet.';
  return new Problem('read-behind', detail, {
    ...(minPosition !== null && { minPosition }),
    ...(position !== null && { position }),
    ...(parked !== null && { parked }),
  });
};
