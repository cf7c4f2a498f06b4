import { tellLinks } from './links-standing.js';

const at = (time: string) => Date.parse(`2026-11-23T${time}Z`);
const hour = 3_600_000;

describe('the links of an address', () => {
  it('are sent once in an hour', () => {
    const first = tellLinks(null, at('09:10:00'));
    expect(first).toEqual({ hour: at('09:00:00'), times: 1 });
    expect(tellLinks(first, at('09:59:59'))).toBeNull();
    expect(tellLinks(first, at('10:00:00'))).toEqual({ hour: at('10:00:00'), times: 2 });
  });

  it('are sent five times a day at most, and again on the next', () => {
    let told = tellLinks(null, at('09:00:00'));
    for (const hours of [1, 2, 3, 4]) told = tellLinks(told, at('09:00:00') + hours * hour);
    expect(told).toMatchObject({ times: 5 });
    expect(tellLinks(told, at('14:00:00'))).toBeNull();
    expect(tellLinks(told, at('23:59:59'))).toBeNull();
    expect(tellLinks(told, at('23:59:59') + 1_000)).toMatchObject({ times: 1 });
  });
});
