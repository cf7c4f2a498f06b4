import { type Told, whoIsTold } from '#libs/booking';

const cell = (what: string | null) => what ?? '–';

const row = ([type, { customer, desk, waiting, webhook }]: [string, Told]) =>
  `| \`${type}\` | ${cell(customer)} | ${cell(desk)} | ${cell(waiting)} | ${webhook ? 'the event' : '–'} |`;

/** The page about who is told what, as the table in the code has it. */
export const describeTold = (): string => `# Who is told what

<!-- Made of libs/booking/src/telling/who-is-told.ts by \`npm run told\`. -->

Programs are told by [webhooks](telling.md). What people are told stands here already, so that nothing happens of which nobody has
decided who hears of it; nobody writes to them yet.

| what happens | the customer | the desk | who waits | webhooks |
| --- | --- | --- | --- | --- |
${Object.entries<Told>(whoIsTold).map(row).join('\n')}
`;
