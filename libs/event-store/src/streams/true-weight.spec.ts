import fc from 'fast-check';
import { Catalogue } from '../catalogue/catalogue.js';
import { advance, type FoldedStream, unwritten } from './folded-stream.js';
import { StreamCache } from './stream-cache.js';

type Claims = readonly { readonly id: string }[];

const evolve = (
  claims: Claims,
  { event: { type, data } }: { event: { type: string; data: { id: string } } },
): Claims => {
  const others = claims.filter(({ id }) => id !== data.id);
  return type === 'Claimed' ? [...others, data] : others;
};

const stream = { name: 'agenda/1', initial: [] as Claims, evolve: evolve as never };

/** A claim as agendas have it, or a whole list of hours as calendars have it. */
const claim = (nth: number, hours: number) => ({
  id: `bkg_019aa5c0-b2d8-7f0e-8c6a-4b1d2e3f4a5b-${nth}`,
  core: { start: 1_795_492_520_638, end: 1_795_492_520_639 },
  hours: Array.from({ length: hours }, () => ({ from: '09:00', to: '12:00' })),
});

/** Many in a row of one kind, too. */
const happeningsOf = (hours: readonly number[]) => {
  const type = fc.constantFrom('Claimed', 'Claimed', 'Claimed', 'Freed');
  const happening = fc.record({
    type,
    nth: fc.nat(80),
    hours: fc.constantFrom(...hours),
    times: fc.constantFrom(1, 1, 40),
  });
  return fc.array(happening, { minLength: 1, maxLength: 30 });
};

/** The weight that is believed by what it is, after each event. */
const beliefs = (some: readonly { type: string; nth: number; hours: number; times: number }[]) => {
  const cache = new StreamCache({ streams: 10, bytes: 1e9 }, new Catalogue({}));
  let folded: FoldedStream<Claims> = unwritten(stream);
  const each = some.flatMap(({ times, ...one }) =>
    Array.from({ length: times }, (_, at) => ({ ...one, nth: one.nth + at })),
  );
  return each.map(({ type, nth, hours }, index) => {
    const whole = claim(nth % 80, hours);
    const data = type === 'Claimed' ? whole : { id: whole.id };
    const at = index + 1;
    const about = { stream: stream.name, version: at, position: at, id: `e${at}`, recordedAt: at, actor: 'test/1' };
    const next = advance(stream, folded, [{ ...about, type, data, size: JSON.stringify(data).length }]);
    folded = { ...next, recent: [] };
    cache.keep('a', folded);
    return cache.report().bytes / bytesAlone(folded);
  });
};

const bytesAlone = (folded: FoldedStream<Claims>) => {
  const cache = new StreamCache({ streams: 10, bytes: 1e9 }, new Catalogue({}));
  cache.keep('a', folded);
  return cache.report().bytes;
};

it('a stream weighs what its state weighs, within a tenth', () => {
  fc.assert(
    fc.property(happeningsOf([0, 4]), (some) => {
      expect(beliefs(some).filter((ratio) => ratio < 0.9 || ratio > 1.1)).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

it('and never less, though what goes is much larger than the word for it', () => {
  fc.assert(
    fc.property(happeningsOf([0, 0, 0, 500]), (some) => {
      expect(beliefs(some).filter((ratio) => ratio < 0.9)).toEqual([]);
    }),
    { numRuns: 8 },
  );
});
