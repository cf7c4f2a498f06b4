import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes texts as fast as they are taken. Returns what ends it; rejects where they are not taken any more, as on a full disk. */
export const writeAll = (out: Writable) => {
  const broken = new Promise<never>((_, reject) => out.once('error', reject));
  // Whoever waits next is told.
  broken.catch(() => {});
  return {
    write: async (text: string): Promise<void> => {
      if (!out.write(text)) await Promise.race([once(out, 'drain'), broken]);
    },
    end: async (): Promise<void> => {
      out.end();
      await Promise.race([once(out, 'close'), broken]);
    },
  };
};
