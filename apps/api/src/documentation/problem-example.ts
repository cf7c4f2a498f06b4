import { Problem, render } from '../http/problems/problem.js';
import type { Code } from '../http/problems/problem-kinds.js';
import { explanations } from './explanations/explanations.js';

/** A refusal as its caller would read it; `origin` is that of the API. */
export const problemExample = (code: Code, origin: string) => {
  const { example } = explanations[code];
  const problem = new Problem(code, example.detail, example.members);
  const requestId = '019aa5c0-b2d8-7f0e-8c6a-4b1d2e3f4a5b';
  return render(problem, { origin, path: example.path ?? '/v1/bookings', requestId }).body;
};
