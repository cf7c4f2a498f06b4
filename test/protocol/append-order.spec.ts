import { readFileSync } from 'node:fs';

const append = readFileSync('libs/event-store/src/sql/functions/append.sql', 'utf8');
const model = readFileSync('test/protocol/append.pml', 'utf8');

/** The steps of the append, in the order of the model: what each is told by in the function, and in the model. */
const steps = [
  { step: 'the lock', inSql: 'for update', inModel: 'e != 0 && (!locked' },
  { step: 'the expectations', inSql: 'into v_failed, v_end', inModel: 'stands(n, id, fits)' },
  { step: 'what is known', inSql: 'slotlog.settled_before(k)', inModel: 'if :: known != 0 -> what = KNOWN' },
  { step: 'the rows', inSql: 'insert into slotlog.events', inModel: 'what = STORED' },
];

it.each([
  ['the function', append, steps.map(({ inSql }) => inSql)],
  ['the model', model.slice(model.indexOf('proctype Backend')), steps.map(({ inModel }) => inModel)],
])('%s takes the steps of an append one after the other', (_, text, signs) => {
  const places = signs.map((sign) => text.indexOf(sign));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

it('a known command is answered before an expectation is checked', () => {
  expect(append.indexOf("v_outcomes[i] := 'known'")).toBeLessThan(append.indexOf("v_outcomes[i] := 'behind'"));
});
