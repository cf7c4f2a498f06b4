import { Refused, type Violation } from '../deciding/refused.js';
import type { ServiceContent } from './service.js';

const minutesPerDay = 24 * 60;

interface Contradiction {
  /** Those that do not go together; the first that was stated is to blame. */
  readonly fields: readonly (keyof ServiceContent)[];
  readonly detail: string;
  isIn(content: ServiceContent): boolean;
}

const contradictions: readonly Contradiction[] = [
  {
    fields: ['holdSeconds', 'holdSecondsMax'],
    detail: 'holdSeconds must not be greater than holdSecondsMax.',
    isIn: ({ holdSeconds, holdSecondsMax }) => holdSeconds > holdSecondsMax,
  },
  {
    fields: ['minNotice', 'horizonDays'],
    detail: 'Nothing could ever be booked: minNotice is longer than horizonDays.',
    isIn: ({ minNotice, horizonDays }) => minNotice >= (horizonDays + 1) * minutesPerDay,
  },
];

/** Refuses settings that cannot be meant together. `stated`: what the request says; the rest was so before, or is usual. */
export const refuseContradictions = (content: ServiceContent, stated: object) => {
  const errors = contradictions
    .filter((each) => each.isIn(content))
    .map(({ fields, detail }): Violation => {
      const field = fields.find((each) => each in stated) ?? fields[0]!;
      return { pointer: `/${field}`, rule: 'contradiction', detail };
    });
  if (errors.length > 0) throw new Refused('rule-violation', { errors });
};
