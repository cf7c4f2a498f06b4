import { payload } from '../counter.ts';

/** As a variable: its types are missing where it is not installed. */
const emmettPackage: string = '@event-driven-io/emmett-postgresql';

/** Appends of the same event to streams of their own by Emmett's Postgres store; null where it is not installed. */
export const emmettRival = async (url: string) => {
  const emmett = await import(emmettPackage).catch(() => null);
  if (!emmett) return null;
  const store = emmett.getPostgreSQLEventStore(url);
  await store.schema.migrate();
  const versions = new Map<string, bigint>();
  return {
    append: async (stream: string) => {
      const known = versions.get(stream);
      const { nextExpectedStreamVersion } = await store.appendToStream(
        stream,
        [{ type: 'Counted', data: payload }],
        known === undefined ? {} : { expectedStreamVersion: known },
      );
      versions.set(stream, nextExpectedStreamVersion);
    },
    stop: () => store.close(),
  };
};
