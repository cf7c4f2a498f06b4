import { allTools } from '#test/harness/clients/all-tools';
import { operationOf } from './tool.js';

const named = (isSo: (hints: (typeof allTools)[number]['hints']) => boolean) =>
  allTools.filter(({ hints }) => isSo(hints)).map(({ name }) => name);

it('ten tools, by name', () => {
  const names = allTools.map(({ name }) => name);
  expect(new Set(names).size).toBe(10);
  expect(names).toEqual(names.toSorted());
});

it('those that only read say so, to agents and to the quota, and need no right to write', () => {
  expect(named(({ readOnly }) => readOnly)).toEqual(['explain_slot', 'find_services', 'find_slots', 'get_booking']);
  for (const tool of allTools) {
    const { onlyReads, scope } = operationOf(tool);
    expect({ name: tool.name, onlyReads, writes: scope.endsWith(':write') }).toEqual({
      name: tool.name,
      onlyReads: tool.hints.readOnly,
      writes: !tool.hints.readOnly,
    });
  }
});

it('moving and cancelling alone lose what cannot be had back, and every call may be made again', () => {
  expect(named(({ destructive }) => destructive)).toEqual(['cancel_booking', 'reschedule_booking']);
  expect(named(({ idempotent }) => !idempotent)).toEqual([]);
});
