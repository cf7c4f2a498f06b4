import { Script } from 'node:vm';
import { page, style } from './page.js';
import { script } from './script.js';
import { words } from './words.js';

it('the page is a script that runs, and nothing of it is put together as mark-up', () => {
  expect(() => new Script(words + script)).not.toThrow();
  expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacent|document\.write|eval\(/);
  expect(page).not.toMatch(/style=|onclick|<script>/);
  expect(style).not.toContain('http');
});

it('it says everything in both languages', () => {
  const { en, de } = JSON.parse(/allWords = (.*);/.exec(words)![1]!);
  expect(Object.keys(de)).toEqual(Object.keys(en));
  const used = [...script.matchAll(/words\.(\w+)/g)].map(([, name]) => name);
  for (const name of used) expect(Object.keys(en)).toContain(name);
});
