import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import { ApiKeys, Feeds, FileTokens, ManageTokens, Tickets } from '#libs/access';
import { BookingModule, ManagedThings, SlotWatch } from '#libs/booking';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { BookingCommandsController } from './bookings/booking-commands.controller.js';
import { BookingsController } from './bookings/bookings.controller.js';
import { ManageTokensController } from './bookings/manage-tokens.controller.js';
import { FeedFilesController } from './calendar-files/feed-files.controller.js';
import { FeedsController } from './calendar-files/feeds.controller.js';
import { InvitesController } from './calendar-files/invites.controller.js';
import { BlackoutsController } from './calendars/blackouts.controller.js';
import { CalendarsController } from './calendars/calendars.controller.js';
import { CustomersController } from './customers/customers.controller.js';
import { DocumentationController } from './documentation/documentation.controller.js';
import { OpenApi } from './documentation/open-api.js';
import { ProblemsController } from './documentation/problems.controller.js';
import { RootController } from './documentation/root.controller.js';
import { EventsController } from './feed/events.controller.js';
import { OpenStreams } from './feed/open-streams.js';
import { TicketsController } from './feed/tickets.controller.js';
import { ToldEvents } from './feed/told-events.js';
import { HistoryController } from './history/history.controller.js';
import { Cursors } from './http/answers/cursor.js';
import { Pages } from './http/answers/pages.js';
import { Positions } from './http/answers/position-token.js';
import { Commands } from './http/requests/commands.js';
import { InFlight } from './http/requests/in-flight.js';
import { ValidationPipe } from './http/requests/validation.pipe.js';
import { ManageController } from './manage/manage.controller.js';
import { ManageLinksController } from './manage/manage-links.controller.js';
import { Mail } from './mail/mail.js';
import { HealthController } from './operations/health.controller.js';
import { MetricsController } from './operations/metrics.controller.js';
import { Metrics } from './operations/metrics.js';
import { Readiness } from './operations/readiness.js';
import { ProjectionsController } from './projections/projections.controller.js';
import { ProblemFilter } from './refusals/problem.filter.js';
import { SeriesController } from './series/series.controller.js';
import { ServicesController } from './services/services.controller.js';
import { DaysController } from './slots/days.controller.js';
import { LiveSlots } from './slots/live/live-slots.js';
import { SlotsStreamController } from './slots/live/slots-stream.controller.js';
import { SlotsController } from './slots/slots.controller.js';
import type { Config } from './starting/config.js';
import { groundModule } from './starting/ground.module.js';
import type { Parts } from './starting/parts.js';
import { ToolsController } from './tools/tools.controller.js';
import { WaitlistController } from './waitlist/waitlist.controller.js';
import { DeliveriesController } from './webhooks/deliveries.controller.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { Webhooks } from './webhooks/webhooks.js';

/** What every process has, also one that only follows the log; metrics may have a port of their own. */
const operationsOf = ({ metrics }: Config) => (metrics ? [HealthController] : [HealthController, MetricsController]);

const controllers = [
  CalendarsController,
  BlackoutsController,
  ServicesController,
  DaysController,
  SlotsController,
  SlotsStreamController,
  BookingsController,
  BookingCommandsController,
  ManageTokensController,
  ManageLinksController,
  InvitesController,
  FeedsController,
  FeedFilesController,
  SeriesController,
  WaitlistController,
  ToolsController,
  HistoryController,
  CustomersController,
  EventsController,
  TicketsController,
  WebhooksController,
  DeliveriesController,
  ApiKeysController,
  ProjectionsController,
  DocumentationController,
  ProblemsController,
  RootController,
  ManageController,
];

@Module({})
class ApiModule {}

/** The front door: routes, what they share, and the way out for all that fails. */
export const apiModule = (parts: Parts): DynamicModule => {
  const {
    config,
    eventLog,
    feeds,
    fileTokens,
    keys,
    log,
    mail,
    managed,
    manageTokens,
    readiness,
    requests,
    roots,
    runner,
    tickets,
    tracing,
    webhooks,
  } = parts;
  const shown = [...controllers, ...operationsOf(config)];
  return {
    module: ApiModule,
    imports: [groundModule(parts), CqrsModule, BookingModule],
    controllers: config.role === 'projector' ? operationsOf(config) : shown,
    providers: [
      { provide: ApiKeys, useValue: keys },
      { provide: ManageTokens, useValue: manageTokens },
      { provide: Mail, useValue: mail },
      { provide: FileTokens, useValue: fileTokens },
      { provide: Feeds, useValue: feeds },
      { provide: ManagedThings, useValue: managed },
      { provide: Tickets, useValue: tickets },
      { provide: Webhooks, useValue: webhooks },
      { provide: OpenStreams, useFactory: () => new OpenStreams(config.streams, keys.watch) },
      {
        provide: ToldEvents,
        useFactory: (positions: Positions) => new ToldEvents(eventLog, positions),
        inject: [Positions],
      },
      {
        provide: LiveSlots,
        useFactory: (watch: SlotWatch, positions: Positions) =>
          new LiveSlots(
            eventLog,
            watch,
            (at) => positions.token(at),
            (error) => log.warn(error, 'slots that are followed cannot be looked at'),
          ),
        inject: [SlotWatch, Positions],
      },
      { provide: Readiness, useValue: readiness },
      { provide: Metrics, useFactory: () => new Metrics(eventLog, runner, requests, webhooks, mail) },
      { provide: Positions, useFactory: () => new Positions(eventLog) },
      { provide: Pages, useFactory: () => new Pages(new Cursors(roots.signer('cursors'))) },
      { provide: OpenApi, useFactory: () => new OpenApi(shown) },
      {
        provide: Commands,
        useFactory: (bus: CommandBus) => new Commands(bus, new InFlight(), roots.of('fingerprints'), tracing?.commands),
        inject: [CommandBus],
      },
      { provide: APP_PIPE, useClass: ValidationPipe },
      {
        provide: APP_FILTER,
        useFactory: (queries: QueryBus, positions: Positions) =>
          new ProblemFilter(queries, positions, log, manageTokens, eventLog),
        inject: [QueryBus, Positions],
      },
    ],
  };
};
