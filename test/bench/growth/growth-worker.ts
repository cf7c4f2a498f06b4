// The application without its HTTP, on one database: does what each line of its input names and prints what came of it.
import { randomUUIDv7 } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import { pino } from 'pino';
import { BookingModule, BookSlot, CreateCalendar, CreateService, FindSlots, newId, weekdays } from '#libs/booking';
import { Progress } from '#libs/projection';
import { daysFromToday } from '#test/harness/running-clock';
import { readConfig } from '../../../apps/api/src/starting/config.js';
import { groundModule } from '../../../apps/api/src/starting/ground.module.js';
import { prepare } from '../../../apps/api/src/starting/prepare.js';
import { Shutdown } from '../../../apps/api/src/starting/shutdown.js';
import { perSecond } from '../rounds.js';
import { agendaOf, calendarId, calendars, serviceId } from './growth-log.js';

const { parts } = await prepare(readConfig(process.env), pino({ level: 'silent' }), new Shutdown());
const module = { module: class Bench {} as Type, imports: [groundModule(parts), CqrsModule, BookingModule] };
const app = await NestFactory.createApplicationContext(module, { logger: false });
const [commands, queries, progress] = [app.get(CommandBus), app.get(QueryBus), app.get(Progress)];
const { eventLog } = parts;
const shard = (await eventLog.shardOf('default'))!;
const scope = { shard, tenant: 'default' };
const seconds = Number(process.env.BENCH_SECONDS);

const envelope = () => ({
  tenant: 'default',
  commandId: randomUUIDv7(),
  actor: 'api-key/bench',
  correlationId: 'bench',
});

/** Calendars that are always open, and a service on each. */
const setUp = async () => {
  const openingHours = [{ days: weekdays, from: '00:00', to: '24:00' }];
  for (let number = 0; number < calendars; number += 1) {
    const plan = { timeZone: 'UTC', capacity: 1, openingHours, exceptions: [], metadata: {} };
    await commands.execute(new CreateCalendar(envelope(), calendarId(number), { name: `Room ${number}`, ...plan }));
    const times = { timeZone: 'UTC', durations: [15], step: 15, bufferBefore: 0, bufferAfter: 0, minNotice: 0 };
    const windows = { horizonDays: 1_000, cancellationWindow: 0, holdSeconds: 300, holdSecondsMax: 1_800 };
    const limits = { perDay: null, perWeek: null, perCustomer: null };
    const agreed = { approval: 'automatic', approvalDeadline: null, maxUnitsPerBooking: 1 } as const;
    const rules = { ...agreed, offerMinutes: 120, limits, showFree: false };
    const mails = { mails: 'off', reminders: [], mailFromName: null, locale: null, notifyDesk: [] } as const;
    const uses = [{ calendarId: calendarId(number) }];
    const content = { name: `Visit ${number}`, ...times, ...windows, ...rules, ...mails, uses, metadata: {} };
    await commands.execute(new CreateService(envelope(), serviceId(number), content));
  }
  return { head: await eventLog.head(shard) };
};

const firstDay = daysFromToday(2).epochMilliseconds;
let booked = 0;

/** Each on an agenda that nobody has had in memory lately: from calendar to calendar, then from day to day. */
const book = async () => {
  const number = booked;
  booked += 1;
  const turn = Math.floor(number / calendars);
  const start = firstDay + (turn % 365) * 86_400_000 + Math.floor(turn / 365) * 900_000;
  const customer = { id: `cus_${number % 1_000}`, name: 'Ada Lovelace', email: 'ada@example.com', phone: null };
  const request = {
    serviceId: serviceId(number % calendars),
    start,
    duration: 15,
    units: 1,
    notes: null,
    metadata: {},
  };
  await commands.execute(new BookSlot(envelope(), newId('bkg'), { ...request, customer }));
};

const timed = async (callers: number, act: () => Promise<unknown>) => {
  const latencies: number[] = [];
  const rate = await perSecond(callers, seconds, async () => {
    const began = performance.now();
    await act();
    latencies.push(performance.now() - began);
  });
  return figuresOf(rate, latencies);
};

const figuresOf = (rate: number, latencies: number[]) => {
  latencies.sort((a, b) => a - b);
  const at = (part: number) => latencies[Math.floor(latencies.length * part)]!;
  return { rate, p50: at(0.5), p99: at(0.99) };
};

const anyOf = (count: number) => Math.floor(Math.random() * count);
/** What is asked for, once before it is timed: then it is in memory, however large the log. */
const secondTime = (choose: () => () => Promise<unknown>) => {
  const latencies: number[] = [];
  const measure = async () => {
    const act = choose();
    await act();
    const began = performance.now();
    await act();
    latencies.push(performance.now() - began);
  };
  return perSecond(1, seconds, measure).then((rate) => figuresOf(rate, latencies));
};

/** How many bookings have been loaded. */
let loaded = 0;
let asked = 0;

/** The events of one day of one calendar, of whatever year. */
const anyAgenda = () => {
  const stream = agendaOf(anyOf(loaded));
  return () => eventLog.readStream(shard, 'default', stream);
};
const anyPage = () => {
  const after = anyOf(loaded * 2);
  return () => eventLog.scanShard(shard, after, 100);
};

const tasks: Record<string, () => Promise<object>> = {
  setUp,
  book: () => timed(16, book),
  replay: () => timed(1, () => anyAgenda()()),
  replayAgain: () => secondTime(anyAgenda),
  feed: () => timed(1, () => anyPage()()),
  feedAgain: () => secondTime(anyPage),
  slots: () =>
    timed(1, () => {
      asked += 1;
      const from = firstDay + (asked % 300) * 86_400_000 + asked;
      const filter = { from, to: from + 7 * 86_400_000, duration: null, units: 1 };
      return queries.execute(new FindSlots(scope, serviceId(asked % calendars), filter));
    }),
  /** Until the read models have all there is. */
  settle: async () => {
    const head = await eventLog.head(shard);
    while (!(await parts.runner.isCaughtUp())) await new Promise((resolve) => setTimeout(resolve, 50));
    return { head, progress: progress !== null };
  },
  memory: async () => ({ rssMiB: process.memoryUsage.rss() / 2 ** 20, ...eventLog.cacheReport() }),
};

for await (const line of createInterface(process.stdin)) {
  const { task, events } = JSON.parse(line);
  loaded = events / 2;
  // Behind all that an earlier run has booked: each booking is at least two events.
  booked ||= (await eventLog.head(shard)) - events;
  console.log(JSON.stringify(await tasks[task]!()));
}
process.exit(0);
