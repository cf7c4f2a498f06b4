// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u001f]/;

/** Digests put what they are made of one behind the other, control characters between: none may stand in a name or an id. */
export const assertPrintable = (...names: readonly (string | null | undefined)[]): void => {
  const bad = names.find((name) => name && control.test(name));
  if (bad) throw new TypeError(`${JSON.stringify(bad)} has a control character in it`);
};
