import { boxForm } from './box.js';

/** What is in a box; undefined where its key is destroyed. */
export type Unpack = (box: string) => unknown;

type Plain = Readonly<Record<string, unknown>>;

const box = new RegExp(`^${boxForm}$`);

const isBoxed = (value: Plain): value is { readonly sealed: string } =>
  typeof value.sealed === 'string' && box.test(value.sealed);

/** Whether something of an event's data is sealed: a member, or a part of one. */
export const hasBoxes = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  Object.values(data).some((member) => typeof member === 'object' && member !== null && isBoxed(member as Plain));

/** Whether it is what is left of somebody erased. */
export const isErased = (member: unknown): boolean =>
  (member as { readonly erased?: unknown } | null | undefined)?.erased === true;

/** Whether a member of an event's data is sealed, or what is left of somebody erased: its shape cannot be seen then. */
export const isHidden = (data: unknown): boolean =>
  hasBoxes(data) || (typeof data === 'object' && data !== null && Object.values(data).some(isErased));

/** All boxes in a value, however deep. */
export const boxesIn = (value: unknown, found: string[] = []): string[] => {
  if (typeof value !== 'object' || value === null) return found;
  if (isBoxed(value as Plain)) found.push((value as { sealed: string }).sealed);
  for (const part of Object.values(value)) boxesIn(part, found);
  return found;
};

/**
 * The value with its boxes opened; what nothing was opened in stays the same object. A box that stands alone becomes what
 * is in it, or null where that is erased; the fields of one that stands among others join them, or `erased: true` does.
 * `opened` learns which object was made of which.
 */
export const openBoxes = (value: unknown, unpack: Unpack, opened: (made: object, of: object) => void): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const parts = value.map((part) => openBoxes(part, unpack, opened));
    return parts.some((part, index) => part !== value[index]) ? parts : value;
  }
  if (isBoxed(value as Plain)) return openBox(value as Plain & { readonly sealed: string }, unpack, opened);
  let copy: Record<string, unknown> | null = null;
  for (const [name, part] of Object.entries(value)) {
    const open = openBoxes(part, unpack, opened);
    if (open !== part) copy = Object.assign(copy ?? { ...value }, { [name]: open });
  }
  return copy ?? value;
};

const openBox = (
  boxed: Plain & { readonly sealed: string },
  unpack: Unpack,
  opened: (made: object, of: object) => void,
): unknown => {
  const { sealed, ...others } = boxed;
  const content = unpack(sealed);
  const standsAlone = Object.keys(others).length === 0;
  const made = standsAlone
    ? (content ?? null)
    : content === undefined
      ? { ...others, erased: true }
      : { ...others, ...(content as Plain) };
  if (typeof made === 'object' && made !== null) opened(made, boxed);
  return made;
};
