import type { Content, Fact } from './content.js';

const factOf = ({ label, value, detail }: Fact): string =>
  [`${label}: ${value.replaceAll('\n', '\n  ')}`, ...(detail === undefined ? [] : [`  ${detail}`])].join('\n');

/** A letter for whoever reads no mark-up. */
export const textOf = ({ title, hello, lead, facts, choicesTitle, choices, button, link, footer }: Content): string => {
  const links = [button, link].filter((each) => each !== null);
  const parts = [
    title,
    ...(hello === null ? [] : [hello]),
    lead,
    facts.map(factOf).join('\n'),
    choicesTitle === null ? '' : `${choicesTitle}:`,
    ...choices.map(({ what, label, url }) => `${what}\n${label}: ${url}`),
    ...links.map(({ label, url }) => `${label}: ${url}`),
    `-- \n${footer}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
};
