import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type Feed, Feeds } from '#libs/access';
import { type Booking, FindAppointments, GetCalendar, ownRound, toCalendarEvent } from '#libs/booking';
import { beginningOf, ending, writeEvent } from '#libs/icalendar';
import { found } from '../http/answers/answer.js';
import { Reply } from '../http/answers/reply.js';
import { CountedPage } from '../http/requests/operation.js';
import { calendarFile } from './calendar-file.answer.js';
import { type Names, namesFor } from './names.js';

/** How soon a program may look again, in minutes. */
const refreshMinutes = 15;

/** Events that are written before others have their turn. */
const atOnce = 200;

/** What calendar programs read: they know an address, and send no header. */
@Controller('feeds')
export class FeedFilesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly feeds: Feeds,
  ) {}

  @Get(':file')
  @CountedPage()
  async get(@Param('file') file: string, @Reply() reply: Reply) {
    const token = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
    const feed = found(await this.feeds.find(token), 'calendar feed');
    const { tenant, shard, subject, isPersonal } = feed;
    const scope = { tenant, shard };
    const calendar = found(await this.queries.execute(new GetCalendar(scope, subject)), 'calendar');
    const bookings = await this.queries.execute(new FindAppointments(scope, subject, isPersonal));
    const names = await namesFor(this.queries, scope, bookings);
    let text = beginningOf({ method: null, name: calendar.name, refreshMinutes });
    for (let at = 0; at < bookings.length; at += atOnce) {
      const written = bookings.slice(at, at + atOnce).map((booking) => writeEvent(eventOf(feed, booking, names)));
      text += written.join('');
      await ownRound();
    }
    reply.header('Cache-Control', 'private, max-age=300');
    return calendarFile(reply, text + ending, 'calendar.ics');
  }
}

const eventOf = ({ tenant, isPersonal }: Feed, booking: Booking, names: Names) => {
  const service = names.service(booking.serviceId);
  const customer = isPersonal ? booking.customer?.name : undefined;
  const summary = customer ? `${service}: ${customer}` : service;
  return toCalendarEvent(tenant, booking, { summary, location: names.places(booking) });
};
