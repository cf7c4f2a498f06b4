import type { Stream } from '../stream.js';
import type { Subjects } from './subjects.js';

/** `generation`: of the key that seals now, the version at which it was drawn; 0 where there is none. */
export interface SubjectState {
  readonly generation: number;
}

/** The stream of a person: it moves when a key is drawn and when it is destroyed, and never else. */
export const subjectStream = ({ category, keyDrawn }: Subjects, person: string): Stream<SubjectState> => ({
  name: `${category}/${person}`,
  initial: { generation: 0 },
  evolve: (_, { event, version }) => ({ generation: (event as { type: string }).type === keyDrawn ? version : 0 }),
});
