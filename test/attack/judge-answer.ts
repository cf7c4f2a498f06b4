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

/** What is wrong with an answer, and by what that is seen. */
export interface Wrong {
  readonly finding: string;
  readonly seen: string;
}

/** Somebody was told what is not theirs, of each whose that is once, or something broke. */
export const judgeAnswer = (words: Words, { by, method, path, headers, body }: Asked, answer: Answered): Wrong[] => {
  const told = `${JSON.stringify(answer.headers)}\n${answer.text}`;
  const asked = `${path}\n${JSON.stringify(headers)}\n${body ?? ''}`;
  const overheard = words.overheard(told, asked, by);
  const ofEach = Map.groupBy(overheard, ({ house, person, place }) => `${person ? `${person}'s` : place} of ${house}`);
  const leaks = [...ofEach].map(([whose, those]) => ({
    finding: `${by.name} was told what is ${whose}`,
    seen: those.map(({ text, place }) => `${text} (${place})`).join(', '),
  }));
  const breaks = { finding: `${by.name} was answered ${answer.status}`, seen: answer.text.slice(0, 300) };
  return isBroken(answer, method) ? [...leaks, breaks] : leaks;
};
