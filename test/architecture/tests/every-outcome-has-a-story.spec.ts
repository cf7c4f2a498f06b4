import { filesOf, textOf } from '#test/architecture/repository';

const domain = 'libs/booking/src/domain';
const stories = filesOf(`${domain}/**/*.spec.ts`).map(textOf);
const decisions = filesOf(`${domain}/**/*.ts`)
  .filter((path) => !path.endsWith('.spec.ts'))
  .map((path) => ({ name: path.slice(domain.length + 1, -'.ts'.length), text: textOf(path) }));

const commands = filesOf('libs/booking/src/commands/**/*.ts').map(textOf);

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found!);

const reasons = matches(
  textOf(`${domain}/deciding/refused.ts`).match(/interface Refusals \{[\s\S]*?\n\}/)![0],
  /^ {2}'([\w-]+)':/gm,
);
/** Those of a recurrence are told where it is expanded. */
const rules = matches(
  textOf(`${domain}/deciding/refused.ts`).match(/export const rules = \[[\s\S]*?\]/)![0],
  /'([\w-]+)'/g,
).filter((rule) => !/recurrence|occurrences/.test(rule));
const eventTypes = decisions.flatMap(({ text }) => matches(text, /\{ type: '(\w+)'; data/g));

/** What makes events for stories, by its name. */
const makers = filesOf('test/rules/front-desk*.ts')
  .flatMap((path) => textOf(path).split(/\nexport /))
  .map((text) => ({ name: text.match(/^const (\w+) =/)?.[1], text }));

/** What stands in the parentheses behind `.thenEvents`. */
const expectations = (story: string): string[] =>
  [...story.matchAll(/\.thenEvents\(/g)].map(({ index, 0: { length } }) => {
    let [depth, end] = [1, index + length];
    for (; depth > 0; end += 1) depth += story[end] === '(' ? 1 : story[end] === ')' ? -1 : 0;
    return story.slice(index, end);
  });

/** Whether a story ends with an event: named, made, or made under another name in the same file. */
const tellsOf = (story: string, type: string): boolean => {
  const made = makers.filter(({ name, text }) => name && text.includes(`'${type}'`)).map(({ name }) => name!);
  const makes = [...made.map((name) => `\\b${name}\\(`), `'${type}'`].join('|');
  const aliases = matches(story, new RegExp(`const (\\w+) =[^;]*?(?:${makes})`, 'g'));
  const words = [...made, ...aliases].map((name) => new RegExp(`\\b${name}\\b`));
  return expectations(story).some((text) => text.includes(`'${type}'`) || words.some((word) => word.test(text)));
};

const untold = (told: readonly string[]) => ({
  reasons: reasons.filter((reason) => !told.some((story) => story.includes(`.thenRefused('${reason}'`))),
  rules: rules.filter((rule) => !told.some((story) => new RegExp(`\\b${rule}'`).test(story))),
  events: eventTypes.filter((type) => !told.some((story) => tellsOf(story, type))),
  withoutEffect: decisions
    .filter(({ text }) => /\breturn nothing;|\breturn createdBefore\(/.test(text))
    .map(({ name }) => name)
    .filter((name) => commands.some((text) => text.includes(`/domain/${name}.js'`)))
    .filter(
      (name) =>
        !told.some((story) => story.includes(`/${name.split('/').at(-1)}.js'`) && story.includes('.thenNothing()')),
    ),
});

it('every refusal, every rule, every event and every command without effect has a story: given, when, then', () => {
  expect(reasons).toContain('slot-taken');
  expect(eventTypes).toEqual(expect.arrayContaining(['TimeClaimed', 'CalendarChanged', 'BookingDisplaced']));
  expect(untold(stories)).toEqual({ reasons: [], rules: [], events: [], withoutEffect: [] });
});

it.each([
  ['.thenRefused(', 'reasons', 'slot-taken'],
  ['off-grid', 'rules', 'off-grid'],
  ['.thenEvents(', 'events', 'BookingDisplaced'],
  ['.thenNothing(', 'withoutEffect', 'decisions/bookings/cancel-booking'],
] as const)('it notices where no story has %s', (word, what, missing) => {
  expect(untold(stories.map((story) => story.replaceAll(word, '.then(')))[what]).toContain(missing);
});

it('a title says the rule in words, not in names of the code', () => {
  const titles = stories.flatMap((story) =>
    matches(story, /\b(?:it|test|describe)(?:\.each\([^)]*\))?\(\s*'((?:[^'\\]|\\.)*)'/g),
  );
  expect(titles.length).toBeGreaterThan(200);
  expect(titles.filter((title) => /[a-z][A-Z]|[a-z]\.[a-z]|_|\bevolve|\bstream/.test(title))).toEqual([]);
});
