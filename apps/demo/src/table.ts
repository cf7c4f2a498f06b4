import type { Scene } from './scene.js';

const widths = [36, 20, 22, 8] as const;

const rule = (left: string, middle: string, right: string) =>
  left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;

const row = (cells: readonly string[]) =>
  `│${cells.map((cell, index) => ` ${cell.padEnd(widths[index]!)} `).join('│')}│`;

const across = (text: string) => {
  const width = widths.reduce((sum, each) => sum + each + 3, -3);
  const fitting = text.length > width ? `${text.slice(0, width - 1)}…` : text;
  return `│ ${fitting.padEnd(width)} │`;
};

export const heading = () =>
  [rule('┌', '┬', '┐'), row(['what happens', 'must be', 'is', 'time']), rule('├', '┼', '┤')].join('\n');

export const sceneRow = ({ title, expected, seen, milliseconds, shows }: Scene) => {
  const time = `${Math.round(milliseconds)} ms`.padStart(widths[3]);
  const cells = row([title, expected, `${seen} ${seen === expected ? '✓' : '✗'}`, time]);
  return `${cells}\n${across(`  ↳ ${shows}`)}`;
};

export const ending = () => rule('└', '┴', '┘');
