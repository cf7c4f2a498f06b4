import type { Stream } from '../streams/stream.js';
import type { Subjects } from './subjects.js';

/** The key that seals now: its generation, which is the version at which it was drawn, 0 where there is none; its print. */
export interface SubjectState {
  readonly generation: number;
  readonly print: string;
}

/** The stream of a person: it moves when a key is drawn and when it is destroyed, and never else. */
export const subjectStream = ({ category, keyDrawn }: Subjects, person: string): Stream<SubjectState> => ({
  name: `${category}/${person}`,
  initial: { generation: 0, print: '' },
  evolve: (_, { event, version }) => {
    const { type, data } = event as { type: string; data: { print: string } };
    return type === keyDrawn ? { generation: version, print: data.print } : { generation: 0, print: '' };
  },
});
