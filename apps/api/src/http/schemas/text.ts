import { z } from 'zod';

/** What Postgres and JSON cannot both hold: NUL, and halves of characters. */
export const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0');

const storable = 'must not contain NUL or halves of surrogate pairs';

export const text = (least: number, most: number) => z.string().min(least).max(most).refine(isStorable, storable);
