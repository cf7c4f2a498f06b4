import { type Code, codes, type Kind, kinds } from '../../http/problems/problem-kinds.js';
import { explanations } from '../explanations/explanations.js';
import { problemExample } from '../problem-example.js';
import { plainPage } from './plain-page.js';

const asText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Names stand between backticks. */
const asProse = (text: string) => asText(text).replaceAll(/`([^`]+)`/g, (_, name) => `<code>${name}</code>`);

/** All that may be refused, each with the way to its page. */
export const problemsPage = (): string => {
  const rows = codes.map((code) => {
    const { status, title }: Kind = kinds[code];
    return `<li><a href="problems/${code}"><code>${code}</code></a> ${status}: ${asText(title)}</li>`;
  });
  return plainPage('Problems', `<h1>Problems</h1>\n<ul>\n${rows.join('\n')}\n</ul>`);
};

/** What a problem means, how it looks and what to do about it, for people. */
export const problemPage = (code: Code, origin: string): string => {
  const { meaning, remedy } = explanations[code];
  const { status, title, retry }: Kind = kinds[code];
  return plainPage(
    code,
    `<h1>${asText(title)}<small>${status} <code>${code}</code></small></h1>
<p>${asProse(meaning)}</p>
<h2>What to do</h2>
<p>${asProse(remedy)}</p>
<p>Its strategy is <code>${retry.strategy}</code>${retry.afterMs === undefined ? '' : `, after ${retry.afterMs} ms at the earliest`}.</p>
<h2>An example</h2>
<pre>${asText(JSON.stringify(problemExample(code, origin), null, 2))}</pre>`,
  );
};
