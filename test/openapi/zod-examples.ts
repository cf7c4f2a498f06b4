/** Schemas of zod by their names, as orval exports them. */
type Zods = Readonly<Record<string, { safeParse(value: unknown): { success: boolean; error?: unknown } } | undefined>>;

/* biome-ignore lint/suspicious/noExplicitAny: it reaches into the document as it pleases */
type Any = any;

/**
 * Holds the examples of bodies and refusals against the schemas that were made of the same document, and each once more with
 * one of the fields spoilt that it must have: none of those may pass.
 */
export const judgeExamples = (document: Any, zods: Zods): { readonly judged: number; readonly wrong: string[] } => {
  const at = ($ref: string): Any =>
    $ref
      .slice(2)
      .split('/')
      .reduce<Any>((part, step) => part[step], document);
  const resolved = (part: Any): Any => (part?.$ref ? at(part.$ref) : part);
  const wrong: string[] = [];
  let judged = 0;
  const judge = (name: string, example: Any, required: readonly string[]) => {
    const zod = zods[name];
    if (!zod) return void wrong.push(`${name} is missing`);
    judged += 1;
    const { success, error } = zod.safeParse(example);
    if (!success) wrong.push(`${name} does not take its example: ${error}`);
    for (const field of required) {
      if (zod.safeParse({ ...example, [field]: spoilt(example[field]) }).success)
        wrong.push(`${name} takes any ${field}`);
    }
  };
  for (const operation of Object.values<Any>(document.paths).flatMap((item) => Object.values<Any>(item))) {
    const name = operation.operationId.replace(/^./, (letter: string) => letter.toUpperCase());
    const body = resolved(operation.requestBody?.content['application/json'].schema);
    const example = body?.examples?.[0] ?? body?.example;
    if (example) judge(`${name}Body`, example, body.required ?? []);
    for (const [status, stated] of Object.entries<Any>(operation.responses)) {
      const problem = resolved(stated).content?.['application/problem+json'];
      for (const { $ref } of Object.values<Any>(problem?.examples ?? {})) {
        judge(`${name}${status}Response`, at($ref).value, ['code', 'detail', 'retry']);
      }
    }
  }
  return { judged, wrong };
};

const spoilt = (value: unknown) => (typeof value === 'string' ? 4711 : 'spoilt');
