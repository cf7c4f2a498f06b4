import { filesOf, textOf } from '#test/architecture/repository';

const domain = 'libs/booking/src/domain';

/** These write again what was asked for before. */
const asked: Record<string, string> = {
  'decisions/bookings/approve-booking.ts': 'the request was asked for when it was made',
  'bookings/ending/shorten.ts': 'less than there was',
  'bookings/claim-time.ts': 'what it is written with',
};

const claimants = (texts: readonly (readonly [string, string])[]) =>
  texts
    .filter(([, text]) => /\b(?:claiming|agreeing)\(|'TimeClaimed', data/.test(text) && !/\badmit\(/.test(text))
    .map(([path]) => path);

const sources = filesOf(`${domain}/**/*.ts`)
  .filter((path) => !path.endsWith('.spec.ts'))
  .map((path) => [path.slice(domain.length + 1), textOf(path)] as const);

it('whatever claims time asks what its customer may have', () => {
  expect(claimants(sources).toSorted()).toEqual(Object.keys(asked).toSorted());
});

it('and is tried at its door', () => {
  const tried = textOf(`${domain}/decisions/every-door.spec.ts`);
  const asking = sources.filter(([path, text]) => path.startsWith('decisions/') && /\badmit\(/.test(text));
  expect(asking.map(([path]) => path.split('/').at(-1))).toContain('confirm-booking.ts');
  const untried = asking.filter(([path]) => !tried.includes(`/${path.split('/').at(-1)!.replace('.ts', '.js')}'`));
  expect(untried.map(([path]) => path)).toEqual(['decisions/bookings/book-slot.ts']);
  expect(tried).toContain('book(wishOf(matter), now)');
});

it('it notices who does not', () => {
  expect(claimants([['a.ts', "return [...claiming(booking, 'booking', null)];"]])).toEqual(['a.ts']);
  expect(claimants([['a.ts', "admit(read); return claiming(booking, 'booking', null);"]])).toEqual([]);
});
