import { z } from 'zod';

/** What Postgres and JSON cannot both hold: NUL, and halves of characters. */
export const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0');

const storable = 'must not contain NUL or lone surrogates';

/** Blanks of all kinds and what leaves no mark: a name is more than that. */
const unseen =
  '\\s\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180e\\u200b-\\u200f\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0';

/** Controls, line breaks, and what turns the direction of the text behind it. */
const unfit = '\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069';

/** In words of every dialect of expressions: clients check it too. */
const ofOneLine = new RegExp(`^(?=.*[^${unseen}])[^${unfit}]+$`);

/** What leaves no mark beyond U+FFFF, which a pattern of every dialect cannot say: tags, selectors, what guides shorthand and notes. */
const unseenBeyond = /[\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/** Its two sides, in one pattern: some generators take no more than one. */
const ofMail = new RegExp(`^[^\\s@${unfit}]+@[^\\s@${unfit}]+$`);

export const text = (least: number, most: number) => z.string().min(least).max(most).refine(isStorable, storable);

const ofOneLineOnly =
  'must not be blank or contain line breaks, control characters or marks that change the direction of text';

/** What stands in sentences, subjects and headers: names, phones, mail addresses. */
export const line = (least: number, most: number) =>
  z
    .string()
    .min(least, { abort: true })
    .max(most)
    .regex(ofOneLine, { error: ofOneLineOnly, abort: true })
    .refine((value) => ofOneLine.test(value.replace(unseenBeyond, '')), { error: ofOneLineOnly, abort: true })
    .refine(isStorable, storable);

/** Where mail is sent: no more is asked of it, the rest only its server knows. */
export const mailAddress = z
  .string()
  .min(3)
  .max(320)
  .regex(ofMail, { error: 'must be an email address', abort: true })
  .refine(isStorable, storable);
