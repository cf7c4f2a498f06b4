import { massage } from '#test/rules/front-desk';
import { Refused } from '../deciding/refused.js';
import { refuseContradictions } from './contradictions.js';
import type { ServiceContent } from './service.js';

/** What is wrong with a service, of which the request says only some fields. */
const wrong = (content: Partial<ServiceContent>, stated: readonly (keyof ServiceContent)[]) => {
  try {
    refuseContradictions({ ...massage, ...content }, Object.fromEntries(stated.map((field) => [field, true])));
    return [];
  } catch (refusal) {
    const { reason, details } = refusal as Refused & { readonly details: { readonly errors: readonly object[] } };
    return [reason, ...details.errors];
  }
};
const at = (field: keyof ServiceContent) => [
  'rule-violation',
  { pointer: `/${field}`, rule: 'contradiction', detail: expect.stringContaining(field) },
];

describe('settings that cannot be meant together are refused, and what was stated of them is to blame', () => {
  it('a hold that usually lasts longer than it may at most', () => {
    const content = { holdSeconds: 601, holdSecondsMax: 600 };
    expect(wrong({ ...content, holdSeconds: 600 }, ['holdSeconds'])).toEqual([]);
    expect(wrong(content, ['holdSeconds'])).toEqual(at('holdSeconds'));
    expect(wrong(content, ['holdSecondsMax', 'name'])).toEqual(at('holdSecondsMax'));
    expect(wrong(content, ['holdSecondsMax', 'holdSeconds'])).toEqual(at('holdSeconds'));
  });

  it('a notice that reaches beyond the horizon', () => {
    const content = { horizonDays: 2, minNotice: 3 * 1_440 };
    expect(wrong({ ...content, minNotice: 3 * 1_440 - 1 }, ['minNotice'])).toEqual([]);
    expect(wrong(content, ['minNotice'])).toEqual(at('minNotice'));
    expect(wrong(content, ['horizonDays'])).toEqual(at('horizonDays'));
    expect(wrong(content, [])).toEqual(at('minNotice'));
  });
});
