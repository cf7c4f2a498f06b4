import { z } from 'zod';
import { contentErrors, pointerTo } from './content-errors.js';

const Request = z.strictObject({
  name: z.string().max(3),
  units: z.int().min(1),
  days: z.array(z.enum(['mon', 'tue'])).min(1),
  'a/b': z.strictObject({ '~c': z.string() }),
});

const whatIsWrongWith = (value: unknown) =>
  contentErrors(Request.safeParse(value).error!.issues, value, 'body').map(({ pointer, rule }) => `${pointer} ${rule}`);

const right = { name: 'Ada', units: 1, days: ['mon'], 'a/b': { '~c': '' } };

describe('a fault of a request', () => {
  it.each([
    [{ ...right, name: undefined }, '/name required'],
    [{ ...right, name: 1 }, '/name wrong-type'],
    [{ ...right, name: 'Charles' }, '/name too-long'],
    [{ ...right, units: 1.5 }, '/units wrong-type'],
    [{ ...right, units: 0 }, '/units too-small'],
    [{ ...right, days: [] }, '/days too-few'],
    [{ ...right, days: ['mon', 'someday'] }, '/days/1 unknown-value'],
    [{ ...right, colour: 'red' }, '/colour unknown-field'],
    [{ ...right, 'a/b': {} }, '/a~1b/~0c required'],
    [[], ' wrong-type'],
    [undefined, ' required'],
  ])('is told with a pointer and a rule: %j', (value, told) => {
    expect(whatIsWrongWith(value)).toEqual([told]);
  });

  it('is told of everything at once', () => {
    expect(whatIsWrongWith({ ...right, name: 1, units: 0, x: 1, y: 2 })).toHaveLength(4);
  });

  it('is told with no more than the beginning of a word of the sender', () => {
    const long = `${'x'.repeat(98)}😀${'y'.repeat(250_000)}`;
    const errors = contentErrors(Request.safeParse({ ...right, [long]: 1 }).error!.issues, right, 'body');
    expect(errors).toEqual([
      { pointer: `/${'x'.repeat(98)}…`, rule: 'unknown-field', detail: `${'x'.repeat(98)}… is unknown.` },
    ]);
  });

  it('is told of parameters by their name', () => {
    expect(pointerTo(['status', 1], 'query')).toBe('?status/1');
  });
});
