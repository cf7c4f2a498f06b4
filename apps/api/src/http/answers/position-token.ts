import { malformed, Problem } from '../problems/problem.js';

const token = /^(\d{1,15})@([0-9a-f]{1,64})$/;

/** Positions as the outside sees them, `<n>@<log>`: a number alone would mean something else after a restore. */
export class Positions {
  constructor(private readonly logId: string) {}

  token(position: number): string {
    return `${position}@${this.logId}`;
  }

  /** The position behind a token of this log; `pointer` is the parameter that it came in. */
  read(text: string, pointer: string): number {
    const [, position, logId] = token.exec(text) ?? [];
    if (!position) {
      throw malformed({
        pointer,
        rule: 'wrong-format',
        detail: 'A position is a token like 815@7f3a, as answers give it.',
      });
    }
    if (logId !== this.logId) {
      throw new Problem('other-history', 'This position belongs to another log; read anew and go on from there.');
    }
    return Number(position);
  }

  /** Where the caller saw something, undefined where that was in another log: then it says nothing here. */
  seenAt(text: string | undefined, pointer: string): number | undefined {
    const [, position, logId] = token.exec(text ?? '') ?? [];
    return text === undefined || (position && logId !== this.logId) ? undefined : this.read(text, pointer);
  }

  /** The position that a read is to wait for. */
  wanted({ minPosition }: { readonly minPosition?: string | undefined }): number | undefined {
    return minPosition === undefined ? undefined : this.read(minPosition, '?minPosition');
  }
}
