import { type Code, type Kind, kinds } from '../http/problems/problem-kinds.js';
import { explanations } from './explanations/explanations.js';
import { problemExample } from './problem-example.js';

const asText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Names stand between backticks. */
const asProse = (text: string) => asText(text).replaceAll(/`([^`]+)`/g, (_, name) => `<code>${name}</code>`);

/** What a problem means, how it looks and what to do about it, for people. */
export const problemPage = (code: Code, origin: string): string => {
  const { meaning, remedy } = explanations[code];
  const { status, title, retry }: Kind = kinds[code];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${code} · Slotlog</title>
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; color: light-dark(#1c2024, #edeef0); background: light-dark(#fff, #111315) }
code, pre { font: 14px/1.45 ui-monospace, monospace; background: light-dark(#f2f4f6, #212529); border-radius: 6px }
code { padding: .1em .3em } pre { padding: 1rem; overflow-x: auto }
h1 { line-height: 1.25 } h1 small { display: block; font-weight: normal; color: light-dark(#60686e, #a0a8ae) }
</style>
</head>
<body>
<h1>${asText(title)}<small>${status} <code>${code}</code></small></h1>
<p>${asProse(meaning)}</p>
<h2>What to do</h2>
<p>${asProse(remedy)}</p>
<p>Its strategy is <code>${retry.strategy}</code>${retry.afterMs === undefined ? '' : `, after ${retry.afterMs} ms at the earliest`}.</p>
<h2>An example</h2>
<pre>${asText(JSON.stringify(problemExample(code, origin), null, 2))}</pre>
</body>
</html>
`;
};
