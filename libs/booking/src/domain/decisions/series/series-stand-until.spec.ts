import { massage, massageCreated, roomCreated, sundayNoon } from '#test/rules/front-desk';
import { asked, dates, drawn } from '#test/rules/front-desk-series';
import { desk, given } from '#test/rules/given';
import type { Read } from '../../deciding/decision.js';
import { minute } from '../../time/interval.js';
import { bookSeries, type SeriesRequest } from './book-series.js';

const bookAll =
  (changes: Partial<SeriesRequest> = {}, now = sundayNoon) =>
  (read: Read) =>
    bookSeries({ read, actor: desk, now }, { ...asked, ...changes }, dates, drawn);

const shop = [roomCreated(), massageCreated()];
const [first, second] = dates as [number, number];
const noticeOf = (start: number) => start - massage.minNotice * minute;

describe('a series is booked as long as the notice of its first date has not run out', () => {
  it('so that what is recorded later is decided again', () => {
    given(...shop)
      .when(bookAll())
      .thenUntil(noticeOf(first) + 1);
  });

  it('and without that date, if the others will do, until the next one’s', () => {
    const late = noticeOf(first) + 1;
    given(...shop)
      .when(bookAll({ mode: 'available' }, late))
      .thenUntil(first + 1);
    given(...shop)
      .when(bookAll({ mode: 'available' }, first + 1))
      .thenUntil(noticeOf(second) + 1);
  });
});
