import { existsSync, readFileSync } from 'node:fs';
import { codes as allCodes } from '../../apps/api/src/http/problems/problem-kinds.js';
import { codes, type Entry, outcomes, told, transitions } from './entries.js';
import { Met } from './met.js';

const listed: [string, Entry][] = [codes, outcomes, told, ...Object.values(transitions)].flatMap((list) =>
  Object.entries(list as Record<string, Entry>),
);

it('every code has an entry, and no entry is of a code that is gone', () => {
  expect(Object.keys(codes).sort()).toEqual([...allCodes].sort());
});

it.each(listed)('%s is provoked by the spec that its entry names', (name, { spec }) => {
  expect(existsSync(spec)).toBe(true);
  expect(readFileSync(spec, 'utf8')).toMatch(new RegExp(`['" ]?${name}\\b`));
});

const metAll = () => {
  const met = new Met();
  for (const [name, { runs }] of Object.entries(codes as Record<string, Entry>))
    if (runs?.includes('fire')) met.meet('code', name);
  return met;
};

it('a night that has met everything is content', () => {
  expect(metAll().complaints('fire', 600)).toEqual([]);
});

it('a night that never met something fails, a minute says so', () => {
  const said: string[] = [];
  const met = new Met();
  met.meet('code', 'slot-taken');
  expect(met.complaints('rolling', 600, (line) => said.push(line))).toContain(
    'in 600 s rolling never met code slot-held',
  );
  expect(met.complaints('rolling', 600, () => {})).not.toContain('in 600 s rolling never met code slot-taken');
  expect(met.complaints('rolling', 60, () => {})).toEqual([]);
  expect(said).toEqual([expect.stringMatching(/^never met .*code slot-held/)]);
});

it('a thing that is in no list fails whatever meets it', () => {
  const met = metAll();
  met.meet('code', 'teapot');
  expect(met.complaints('fire', 10)).toEqual(['code teapot is in no list of test/sometimes']);
});
