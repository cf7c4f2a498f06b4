import { lastKnown } from './last-known.js';
import type { DeliveryParts } from './parts.js';

const at = (position: number, mark = `${position}`) => ({ position, mark });

/** What is known where the log has these events still, and those at the head stood there before. */
const known = async (log: readonly ReturnType<typeof at>[], before: readonly ReturnType<typeof at>[]) => {
  const asked: unknown[] = [];
  const query = async (_: string, values: readonly unknown[]) => {
    asked.push(values);
    return { rows: before };
  };
  const parts = {
    pool: { query },
    clock: { now: () => 10_000_000 },
    log: {
      pointAt: async (_: number, position: number) => log.find((each) => each.position === position) ?? null,
      positionAt: async (...given: unknown[]) => {
        asked.push(given);
        return at(2);
      },
    },
  } as unknown as DeliveryParts;
  return { ...(await lastKnown(parts, 8, at(7))), asked };
};

it('a point that the log still has is where it was', async () => {
  expect(await known([at(7)], [])).toEqual({ point: at(7), isLost: false, asked: [] });
});

it('a point where the log has another event, or none, becomes the last one before that it still has', async () => {
  const found = { point: at(4), isLost: true, asked: [[8, 7]] };
  expect(await known([at(7, 'other'), at(6, 'other'), at(4), at(3)], [at(6), at(4), at(3)])).toEqual(found);
  expect(await known([at(4), at(3)], [at(6), at(4), at(3)])).toEqual(found);
});

it('a point becomes the one of an hour ago where the log has none of the events', async () => {
  const asked = [
    [8, 7],
    [8, 6_400_000],
  ];
  expect(await known([], [at(6)])).toEqual({ point: at(2), isLost: true, asked });
});
