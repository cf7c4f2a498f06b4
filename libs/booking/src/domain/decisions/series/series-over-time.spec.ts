import { seriesBooked, seriesCancelled } from '#test/rules/front-desk-series';
import { evolveSeries, type Series, type SeriesEvent } from '../../bookings/series.js';
import type { Recorded } from '../../deciding/decision.js';

const after = (...events: readonly { readonly type: string; readonly data: object }[]) =>
  events.reduce<Series | null>((series, { type, data }, at) => {
    const envelope = { version: at + 1, position: at + 1, mark: '', recordedAt: at, actor: 'ada' };
    return evolveSeries(series, { event: { type, data }, ...envelope } as Recorded<SeriesEvent>);
  }, null);

it('a series that is cancelled again, for what was left of it, knows all that was cancelled with it', () => {
  const once = after(seriesBooked(), seriesCancelled(['bkg_2', 'bkg_3']));
  expect(once).toMatchObject({ status: 'cancelled', version: 2, cancelled: ['bkg_2', 'bkg_3'] });
  const twice = after(seriesBooked(), seriesCancelled(['bkg_2', 'bkg_3']), seriesCancelled(['bkg_1']));
  expect(twice).toMatchObject({ status: 'cancelled', version: 3, cancelled: ['bkg_2', 'bkg_3', 'bkg_1'] });
});
