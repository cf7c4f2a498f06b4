import { textOf } from '#test/architecture/repository';
import { codes } from '../../../apps/api/src/http/problems/problem-kinds.js';

it('the page for frontends says of each code what becomes of its visitor, once', () => {
  const [, table = ''] = textOf('docs/frontends.md').split('## Each refusal and its visitor');
  const rows = table.split('\n## ')[0]!.matchAll(/^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \|/gm);
  const told = [...rows].flatMap(([, first]) => [...first!.matchAll(/[a-z-]+/g)].map(([code]) => code));
  expect(told.filter((code) => code !== 'error').sort()).toEqual([...codes].sort());
});
