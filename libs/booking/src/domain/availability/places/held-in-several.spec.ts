import { book, held, massageCreated, monday, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { given } from '#test/rules/given';

const ten = monday('10:00');
const people = ['cal_ann', 'cal_bob', 'cal_cyd'];
const created = people.map((id) => roomCreated({}, id));
const all = massageCreated({ uses: people.map((calendarId) => ({ calendarId })) });

const heldFor = (seconds: readonly number[]) =>
  seconds.flatMap((each, at) =>
    held(`bkg_${at}`, ten, { expiresAt: sundayNoon + each * 1_000 }, { calendarIds: [people[at]!] }),
  );

it.each([[[7, 30, 60]], [[60, 30, 7]], [[30, 60, 7]], [[7, 60, 30]]])(
  'a slot that needs three calendars held for %j seconds is held until the last of them is free',
  (seconds) => {
    given(...created, all, ...heldFor(seconds))
      .when(book())
      .thenRefused('slot-held', {
        heldUntil: sundayNoon + 62_000,
        calendar: expect.objectContaining({ id: people[seconds.indexOf(60)] }),
      });
  },
);

it.each([[[7, 30, 60]], [[60, 30, 7]], [[30, 7, 60]]])(
  'a slot that needs one of three calendars held for %j seconds is held until the first of them is free',
  (seconds) => {
    const any = massageCreated({ uses: [{ anyOf: people, strategy: 'first' }] });
    given(...created, any, ...heldFor(seconds))
      .when(book())
      .thenRefused('slot-held', { heldUntil: sundayNoon + 9_000 });
  },
);

it.each([[[7, 30, 60]], [[60, 30, 7]]])(
  'in a room for three that %j seconds hold it is held until there is room for as many as come',
  (seconds) => {
    const room = roomCreated({ capacity: 3 });
    const shared = seconds.flatMap((each, at) => held(`bkg_${at}`, ten, { expiresAt: sundayNoon + each * 1_000 }));
    const facts = [room, massageCreated({ maxUnitsPerBooking: 3 }), ...shared];
    given(...facts)
      .when(book({ units: 1 }))
      .thenRefused('slot-held', { heldUntil: sundayNoon + 9_000 });
    given(...facts)
      .when(book({ units: 2 }))
      .thenRefused('slot-held', { heldUntil: sundayNoon + 32_000 });
    given(...facts)
      .when(book({ units: 3 }))
      .thenRefused('slot-held', { heldUntil: sundayNoon + 62_000 });
  },
);
