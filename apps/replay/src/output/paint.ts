import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Colours on a terminal, plain text in a pipe; NO_COLOR and FORCE_COLOR are heeded. */
const paint = (style: Style) => (text: string) => styleText(style, text, { stream: process.stdout });

export const good = paint('green');
export const bad = paint('red');
export const doubtful = paint('yellow');
export const faint = paint('dim');
export const strong = paint('bold');
export const named = paint('cyan');
