import { z } from 'zod';
import { type Code, codes, type Kind, kinds, strategies } from '../http/problems/problem-kinds.js';
import { problemMembers } from './problem-members.js';

export const Retry = z
  .object({
    strategy: z.enum(strategies),
    afterMs: z.int().optional().meta({ description: 'Milliseconds to wait at least before trying again.' }),
  })
  .meta({ id: 'Retry' });

const shape = {
  type: z.string().meta({ description: 'A page that explains the problem.' }),
  title: z.string(),
  detail: z.string(),
  instance: z.string(),
  requestId: z.string(),
  retry: Retry,
};

/** `SlotTakenProblem` and the like. */
export const problemName = (code: Code) =>
  `${code.replaceAll(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}Problem`;

const problemOf = (code: Code) =>
  z
    .object({
      code: z.literal(code),
      status: z.literal((kinds[code] as Kind).status),
      ...shape,
      ...problemMembers[code],
    })
    .meta({ id: problemName(code), description: `${kinds[code].title} (RFC 9457).` });

const [first, ...others] = codes.map(problemOf);

/** Why a request failed and what to do about it: one schema for each code. */
export const ProblemResponse = z
  .discriminatedUnion('code', [first!, ...others])
  .meta({ id: 'Problem', description: 'Why the request failed, and what to do about it (RFC 9457).' });
