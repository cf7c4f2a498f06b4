import { ada, at, contentOf, freed, ifMatch, requested, sundayNoon } from '#test/rules/front-desk';
import { cancelled, displaced, moved } from '#test/rules/front-desk-holds';
import {
  adas,
  dates,
  inSeries,
  occurrence,
  occurrences,
  seriesBooked,
  seriesCancelled,
  shop,
  ten,
} from '#test/rules/front-desk-series';
import { by, desk, given, someoneElse } from '#test/rules/given';
import type { Read } from '../../deciding/decision.js';
import { day, minute } from '../../time/interval.js';
import { cancelSeries, type SeriesCancellation } from './cancel-series.js';

const cancel =
  (changes: Partial<SeriesCancellation> = {}, now = sundayNoon) =>
  (read: Read) =>
    cancelSeries({ read, actor: desk, now }, { id: 'ser_ada', stated: at(1), reason: null, ...changes });

describe('a series that is cancelled', () => {
  const freedOn = (nth: number) => freed(`bkg_${nth}`, contentOf(dates[nth - 1]!));
  const givenBack = (nth: number) => [...freedOn(nth), cancelled(null, `bkg_${nth}`)];

  it('gives back all its dates that are to come and whose window is open', () => {
    given(...adas)
      .when(cancel())
      .thenEvents(...givenBack(1), ...givenBack(2), ...givenBack(3), seriesCancelled(['bkg_1', 'bkg_2', 'bkg_3']));
    const last = given(...adas).when(cancel({}, ten - 119 * minute));
    last.thenEvents(...givenBack(2), ...givenBack(3), seriesCancelled(['bkg_2', 'bkg_3']));
    last.thenUntil(ten + day - 120 * minute + 1);
  });

  it('leaves alone what was cancelled by itself, and takes what was moved where it is, displaced or asked for', () => {
    const later = contentOf(dates[1]! + 60 * minute, inSeries);
    given(
      ...shop,
      ...occurrence(1),
      ...freedOn(1),
      cancelled(null, 'bkg_1'),
      ...requested('bkg_2', dates[1]!, dates[1]!, inSeries),
      moved(later, dates[1]!, 'bkg_2'),
      ...occurrence(3),
      ...freedOn(3),
      displaced({}, 'bkg_3'),
      seriesBooked(),
    )
      .when(cancel())
      .thenEvents(
        ...freed('bkg_2', later),
        cancelled(null, 'bkg_2'),
        cancelled(null, 'bkg_3'),
        seriesCancelled(['bkg_2', 'bkg_3']),
      );
  });

  it('is not, once the window of all that is left has closed', () => {
    given(...adas)
      .when(cancel({}, dates[2]! - 119 * minute))
      .thenRefused('window-closed', { closedAt: dates[2]! - 120 * minute });
    given(...adas)
      .when(cancel({ override: ['window-closed'] }, dates[2]! - 119 * minute))
      .thenEvents(...givenBack(3), seriesCancelled(['bkg_3']));
    given(...adas)
      .when(cancel({}, dates[2]!))
      .thenEvents(seriesCancelled([]));
  });

  it('is not cancelled twice by one request', () => {
    given(...adas, seriesCancelled([]))
      .when(cancel())
      .thenNothing();
  });

  it('gives back the date whose window had closed once the desk sets the window aside', () => {
    const tight = dates[0]! - 60 * minute;
    const once = [...adas, ...givenBack(2), ...givenBack(3), seriesCancelled(['bkg_2', 'bkg_3'])];
    const again = given(...once).when(
      cancel({ stated: at(2), override: ['window-closed'], reason: 'closed for flu' }, tight),
    );
    again.thenEvents(...freedOn(1), cancelled('closed for flu', 'bkg_1'), seriesCancelled(['bkg_1'], 'closed for flu'));
  });

  it('and has nothing left that may be cancelled stays as it is, whatever version is stated', () => {
    const tight = dates[0]! - 60 * minute;
    const once = [...adas, ...givenBack(2), ...givenBack(3), by(someoneElse, seriesCancelled(['bkg_2', 'bkg_3']))];
    given(...once)
      .when(cancel({ stated: at(2) }, tight))
      .thenNothing();
    given(...once)
      .when(cancel({ stated: at(1) }, dates[2]!))
      .thenNothing();
  });

  it('again and has something left is cancelled by who knows its version', () => {
    given(...adas, by(someoneElse, seriesCancelled([])))
      .when(cancel({ stated: at(1) }))
      .thenRefused('version-conflict', { currentVersion: 2 });
    given(...adas, by(someoneElse, seriesCancelled([])))
      .when(cancel({ stated: at(2) }))
      .thenEvents(...givenBack(1), ...givenBack(2), ...givenBack(3), seriesCancelled(['bkg_1', 'bkg_2', 'bkg_3']));
  });

  it('is cancelled by whoever knows what it is, and is theirs', () => {
    given(...adas)
      .when(cancel({ stated: undefined }))
      .thenRefused('version-required');
    given(...adas)
      .when(cancel({ stated: at(7) }))
      .thenRefused('version-conflict');
    const subject = { kind: 'series', id: 'ser_ada' } as const;
    for (const onlyCustomer of ['cus_bob', null]) {
      given(...(onlyCustomer === null ? shop : adas))
        .when(cancel({ onlyCustomer }))
        .thenRefused('not-found', { subject });
    }
    given(...shop)
      .when(cancel({ onlyCustomer: ada.id }))
      .thenRefused('not-found', { subject });
    given(...adas)
      .when(cancel({ onlyCustomer: ada.id }))
      .thenEvents(...givenBack(1), ...givenBack(2), ...givenBack(3), seriesCancelled(['bkg_1', 'bkg_2', 'bkg_3']));
    given(...adas)
      .when(cancel({ stated: ifMatch(7) }))
      .thenRefused('precondition-failed', { subject });
    given(...adas.slice(1).filter(({ stream }) => !stream.name.startsWith('service/')))
      .when(cancel())
      .thenRefused('not-found', { subject: { kind: 'service', id: 'svc_massage' } });
  });

  it('gives back a date up to the instant at which its window closes', () => {
    const closing = dates[2]! - 120 * minute;
    given(...adas)
      .when(cancel({}, closing))
      .thenEvents(...givenBack(3), seriesCancelled(['bkg_3']));
  });

  it('needs nothing of the calendars of what was displaced', () => {
    const [first] = occurrences;
    given(...shop, ...occurrence(1), ...freedOn(1), displaced({}, 'bkg_1'), seriesBooked({ occurrences: [first!] }))
      .when(cancel())
      .thenExpected('booking/bkg_1', 'series/ser_ada', 'service/svc_massage');
  });
});
