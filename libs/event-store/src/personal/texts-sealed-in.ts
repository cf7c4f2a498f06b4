type Plain = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Plain => typeof value === 'object' && value !== null;

/** What somebody could recognise: texts, and numbers as they are written. */
function* leavesOf(value: unknown, path: string): Generator<readonly [path: string, text: string], void> {
  if (typeof value === 'string' || typeof value === 'number') yield [path, String(value)];
  else if (isObject(value)) for (const [name, part] of Object.entries(value)) yield* leavesOf(part, `${path}.${name}`);
}

/**
 * The texts that are sealed in an event's data, each with where it stands (`person.name`). `sealed` are the data as they
 * are stored, `opened` the same ones opened.
 */
export function* textsSealedIn(
  sealed: unknown,
  opened: unknown,
  path = '',
): Generator<readonly [path: string, text: string], void> {
  if (!isObject(sealed) || !isObject(opened)) {
    if (isObject(sealed)) yield* leavesOf(opened, path);
    return;
  }
  const isBox = typeof sealed.sealed === 'string' && sealed.sealed !== opened.sealed;
  for (const [name, part] of Object.entries(opened)) {
    const place = path === '' ? name : `${path}.${name}`;
    if (name in sealed && !(isBox && name === 'sealed')) yield* textsSealedIn(sealed[name], part, place);
    else if (isBox) yield* leavesOf(part, place);
  }
}
