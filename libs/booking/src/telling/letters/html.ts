import type { Content, Fact } from './content.js';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text between tags or in an attribute; half a character is none. */
const asText = (text: string): string => text.toWellFormed().replaceAll(/[&<>"']/g, (sign) => entities[sign]!);

const lines = (text: string): string => asText(text).replaceAll('\n', '<br>');

const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Programs that know of the dark take these; all others have the inline ones. */
const dark = `<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
.ground { background: #111827 !important; }
.card { background: #1f2937 !important; border-color: #374151 !important; }
.ink { color: #f3f4f6 !important; }
.soft { color: #9ca3af !important; }
.line { border-color: #374151 !important; }
.accent { color: #93c5fd !important; }
.button { background: #93c5fd !important; }
.button a { color: #111827 !important; }
}
@media (max-width: 480px) { .card { padding: 24px 20px !important; } .label { width: 72px !important; } }
</style>`;

const table = 'role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%"';

/** A letter as programs for mail show it: one column, styles where they stand, one button. */
export const htmlOf = (content: Content): string => {
  const { language, subject, title, hello, lead, facts, choicesTitle, choices, button, link, footer } = content;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${asText(subject)}</title>
${dark}
</head>
<body class="ground" style="margin:0;padding:0;background:#f3f4f6">
<div style="display:none;max-height:0;overflow:hidden">${asText(preview(content))}</div>
<table ${table} class="ground" style="background:#f3f4f6"><tr><td align="center" style="padding:32px 12px">
<table ${table} style="max-width:560px">
<tr><td class="card" style="padding:36px 40px;background:#ffffff;border:1px solid #e5e7eb;border-radius:12px;text-align:left">
<h1 class="ink" style="margin:0 0 20px;${font};font-size:22px;line-height:30px;font-weight:600;color:#111827">${asText(title)}</h1>
${hello === null ? '' : paragraph(hello)}${paragraph(lead)}${factsOf(facts)}${choicesTitle === null ? '' : headline(choicesTitle)}${choicesOf(choices)}${button ? buttonOf(button) : ''}${link ? linkOf(link) : ''}</td></tr>
<tr><td class="soft" align="center" style="padding:20px 24px 0;${font};font-size:13px;line-height:20px;color:#6b7280">${lines(footer)}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
};

/** What lists of mails show beside the subject. */
const preview = ({ lead, facts }: Content): string => [lead, ...facts.slice(0, 2).map(({ value }) => value)].join(' ');

const paragraph = (text: string): string =>
  `<p class="ink" style="margin:0 0 12px;${font};font-size:16px;line-height:25px;color:#111827">${lines(text)}</p>\n`;

const headline = (text: string): string =>
  `<h2 class="ink" style="margin:28px 0 0;${font};font-size:16px;line-height:24px;font-weight:600;color:#111827">${asText(text)}</h2>\n`;

const factsOf = (facts: readonly Fact[]): string =>
  facts.length === 0
    ? ''
    : `<table ${table} class="line" style="margin:20px 0 0;border-top:1px solid #e5e7eb">\n${facts.map(factOf).join('')}</table>\n`;

const cell = `padding:12px 0;border-bottom:1px solid #e5e7eb;${font};font-size:15px;line-height:23px`;

const factOf = ({ label, value, detail, isOver }: Fact): string => {
  const [ink, colour] = isOver ? ['soft', '#6b7280'] : ['ink', '#111827'];
  const shown = isOver ? `<s>${lines(value)}</s>` : lines(value);
  const below = detail === undefined ? '' : `<br><span class="soft" style="color:#6b7280">${asText(detail)}</span>`;
  return `<tr><td class="soft line label" width="96" valign="top" style="${cell};color:#6b7280">${asText(label)}</td><td class="${ink} line" valign="top" style="${cell};padding-left:12px;color:${colour}">${shown}${below}</td></tr>\n`;
};

const choicesOf = (choices: Content['choices']): string =>
  choices.length === 0
    ? ''
    : `<table ${table} class="line" style="margin:20px 0 0;border-top:1px solid #e5e7eb">\n${choices.map(choiceOf).join('')}</table>\n`;

const choiceOf = ({ what, label, url }: Content['choices'][number]): string =>
  `<tr><td class="ink line" style="${cell};color:#111827"><strong style="font-weight:600">${asText(what)}</strong><br><a class="accent" href="${asText(url)}" style="color:#1d4ed8">${asText(label)}</a></td></tr>\n`;

const buttonOf = ({ label, url }: { readonly label: string; readonly url: string }): string =>
  `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:28px 0 0"><tr><td class="button" style="background:#1d4ed8;border-radius:8px"><a href="${asText(url)}" style="display:inline-block;padding:12px 24px;${font};font-size:16px;line-height:24px;font-weight:600;color:#ffffff;text-decoration:none">${asText(label)}</a></td></tr></table>\n`;

const linkOf = ({ label, url }: { readonly label: string; readonly url: string }): string =>
  `<p style="margin:16px 0 0;${font};font-size:15px;line-height:23px"><a class="accent" href="${asText(url)}" style="color:#1d4ed8">${asText(label)}</a></p>\n`;
