import { type Statement, says } from './statement.js';

type OnSubject = [number, string, number, string, string, ...unknown[]];

const keyOf = ([, consumer, version, tenant, subject]: OnSubject) => [consumer, version, tenant, subject].join(' ');
const at = new Date(0);

/** What read models have gone past and are to be given later. */
export const parkingStatement = (name: string, text: string): Statement | undefined => {
  if (name === 'slotlog-parked-subjects') return parkedSubjects;
  const [, word, changed = ''] =
    /^\s*(insert into|update|delete from) slotlog\.parked_subjects(?: set (\w+))?/.exec(text) ?? [];
  if (word === 'insert into') return park;
  if (word === 'delete from') return unpark;
  if (word !== 'update') return undefined;
  return changed === 'from_version' ? parkFrom : says(() => []);
};

const parkedSubjects = says((transaction, [, names, versions, tenant]: [number, string[], number[], string | null]) =>
  names.flatMap((name, nth) =>
    transaction
      .rows('parked')
      .filter((row) => row.name === name && row.consumerVersion === versions[nth])
      .filter((row) => tenant === null || row.tenant === tenant),
  ),
);

const park = says((transaction, values: OnSubject) => {
  const [, name, consumerVersion, tenant, subject, fromVersion, fromPosition, fault, reason, build] = values;
  const about = { name, consumerVersion, tenant, subject, fromVersion, fromPosition, fault, reason, build };
  transaction.put('parked', keyOf(values), { ...about, attempts: 1, parkedAt: at, triedAt: at });
  return [];
});

const unpark = says((transaction, values: OnSubject) => {
  transaction.put('parked', keyOf(values), null);
  return [];
});

const parkFrom = says((transaction, values: OnSubject) => {
  const row = transaction.get('parked', keyOf(values));
  if (row) transaction.put('parked', keyOf(values), { ...row, fromVersion: values[5], fromPosition: values[6] });
  return [];
});
