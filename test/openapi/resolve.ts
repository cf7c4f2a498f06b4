/** Any part of an OpenAPI document. */
export type Part = Record<string, unknown>;

/** Follows a reference within the document; whatever stands beside it counts too. */
export const resolve = (document: Part, part: Part): Part => {
  const { $ref, ...beside } = part as Part & { $ref?: string };
  if ($ref === undefined) return part;
  const steps = $ref.replace('#/', '').split('/');
  const found = steps.reduce<unknown>((at, step) => (at as Part | undefined)?.[step.replaceAll('~1', '/')], document);
  if (found === undefined) throw new Error(`${$ref} leads nowhere`);
  return { ...resolve(document, found as Part), ...beside };
};
