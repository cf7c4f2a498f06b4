import { filesOf, textOf } from '#test/architecture/repository';

/** Whole words and parts of joined ones: `customers`, `slotTaken`, `booking_id`; the product is called slotlog. */
const business = /(?<![a-z])(booking|calendar|customer|slot(?!log)|agenda|waitlist|tally)/i;
const joined = /[a-z](Booking|Calendar|Customer|Slot|Agenda|Waitlist|Tally)/;

const businessIn = (path: string, text: string) =>
  text
    .split('\n')
    .flatMap((line, index) =>
      business.test(line) || joined.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [],
    );

it('the log, the projections and what delivers know no word of the business', () => {
  const files = filesOf('libs/{event-store,projection,delivery,mail}/**/*.{ts,sql}').filter(
    (path) => !path.endsWith('.spec.ts'),
  );
  expect(files).not.toHaveLength(0);
  expect(files.flatMap((path) => businessIn(path, textOf(path)))).toEqual([]);
});

it.each(['const bookings = [];', '/** of a customer */', 'calendar_id text', 'readSlots()', 'theSlot'])(
  '%s is one',
  (text) => {
    expect(businessIn('libs/event-store/src/a.ts', text)).toHaveLength(1);
  },
);

it.each(["name: 'slotlog-append'", 'slotlog.events', 'SlotlogError', 'const subject = 1;'])('%s is none', (text) => {
  expect(businessIn('libs/event-store/src/a.ts', text)).toEqual([]);
});
