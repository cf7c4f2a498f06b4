import type { Ears, Words } from './words.js';

/** What was asked, in the bytes that were sent, and by whom. */
export interface Asked {
  readonly by: Ears;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Of a stream what came within a while. */
  readonly text: string;
}

/** What a 503 may be about. */
const troubles = new Set(['busy', 'read-behind', 'outcome-unknown', 'clock-ahead', 'storage-full', 'unavailable']);

const codeIn = (text: string): unknown => {
  try {
    return (JSON.parse(text) as { code?: unknown }).code;
  } catch {
    return undefined;
  }
};

const isBroken = ({ status, text }: Answered, method: string): boolean =>
  status >= 500 && !(status === 503 && (method === 'HEAD' || troubles.has(codeIn(text) as string)));

/** What is wrong with an answer: somebody was told what is not theirs, or something broke. */
export const judgeAnswer = (words: Words, { by, method, path, headers, body }: Asked, answer: Answered): string[] => {
  const told = `${JSON.stringify(answer.headers)}\n${answer.text}`;
  const asked = `${path}\n${JSON.stringify(headers)}\n${body ?? ''}`;
  const overheard = words.overheard(told, asked, by);
  return [
    ...overheard.map(({ house, place, text }) => `${by.name} was told ${text}, which is ${place} of ${house}`),
    ...(isBroken(answer, method) ? [`${by.name} was answered ${answer.status}`] : []),
  ];
};
