import { type Mailed, type Told, whoIsTold } from '#libs/booking';

const cell = (mailed: Mailed | null) => mailed?.what ?? '–';

const row = ([type, { customer, desk, waiting, webhook }]: [string, Told]) =>
  `| \`${type}\` | ${cell(customer)} | ${cell(desk)} | ${cell(waiting)} | ${webhook ? 'the event' : '–'} |`;

/** The page about who is told what, as the table in the code has it. */
export const describeTold = (): string => `# Who is told what

<!-- Made of libs/booking/src/telling/who-is-told.ts by \`npm run told\`. -->

Programs are told by [webhooks](telling.md), people by [mail](telling.md#mail), where the service says that it writes to them.
Nothing happens of which nobody has decided who hears of it.
Mail compares what somebody was told last with what is so: what is taken back within seconds is told nobody, and what was never
told is not called off.

| what happens | the customer | the desk | who waits | webhooks |
| --- | --- | --- | --- | --- |
${Object.entries<Told>(whoIsTold).map(row).join('\n')}
`;
