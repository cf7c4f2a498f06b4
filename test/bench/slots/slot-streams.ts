import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { daysFromToday } from '#test/harness/running-clock';
import { startBenchServer } from '../bench-server.ts';
import { key, startApi } from '../http/start-api.ts';

const days = 7;
const serviceId = 'svc_slot-streams';

/** So long at most until every stream has been told of the last booking. */
const grace = 5_000;

/**
 * Bookings at a steady rate beside many streams of the slots of the one service that they book, and without; whether each
 * stream ends with what is true.
 */
export const benchSlotStreams = async ([count = '1000', perSecond = '50', seconds = '20']: readonly string[]) => {
  const database = await startBenchServer();
  const caps = { MAX_STREAMS: '100000', STREAMS_PER_KEY: '100000' };
  const server = await startApi(database.url, caps);
  const call = caller(server.origin);
  await openService(call);
  const book = booker(call);
  const load = { perSecond: Number(perSecond), seconds: Number(seconds) };
  await keepBooking(book, { ...load, seconds: 5 });
  const alone = await measured(server.pid, () => keepBooking(book, load));
  const listeners = await listen(server.origin, count);
  const listening = ticksOf(listeners.pid!);
  const followed = await measured(server.pid, () => keepBooking(book, load));
  const listenersCorePercent = Math.round((ticksOf(listeners.pid!) - listening) / load.seconds);
  await sleep(grace);
  listeners.send('done');
  const [{ believed, messages }] = await once(listeners, 'message');
  const truth = await trueStarts(call);
  const right = believed.find(([starts]: readonly [string, number]) => starts === truth)?.[1] ?? 0;
  listeners.kill();
  await server.stop();
  await database.stop();
  return {
    streams: Number(count),
    ...load,
    alone,
    followed,
    listenersCorePercent,
    messagesPerStream: messages,
    endRight: right,
  };
};

type Call = ReturnType<typeof caller>;

const caller = (origin: string) => {
  const agent = new Agent({ keepAlive: true });
  return async (method: string, path: string, body?: object) => {
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
    const sent = request(`${origin}/v1/${path}`, { method, agent, headers });
    sent.end(body && JSON.stringify(body));
    const [response] = await once(sent, 'response');
    const text = (await response.setEncoding('utf8').toArray()).join('');
    if (response.statusCode >= 300) throw new Error(`${response.statusCode} ${text}`);
    return JSON.parse(text);
  };
};

/** 96 starts a day, each for four. */
const openService = async (call: Call) => {
  const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const openingHours = [{ days: everyDay, from: '00:00', to: '24:00' }];
  const calendar = { name: 'Hall', timeZone: 'UTC', capacity: 4, openingHours };
  const { id: calendarId } = await call('POST', 'calendars', calendar);
  const uses = [{ calendarId }];
  await call('POST', 'services', { id: serviceId, name: 'Hour', durations: [15], step: 15, horizonDays: 365, uses });
};

/** One after the other through the week, and on from there, so that each of them changes a day that is followed for as long as there is one. */
const booker = (call: Call) => {
  const begin = daysFromToday(1, '00:00', 'UTC').toInstant();
  let booked = 0;
  return () => {
    const minutes = ((booked * 37) % (days * 96)) * 15 + Math.floor(booked / (days * 96 * 4)) * days * 1_440;
    booked += 1;
    const customer = { name: `Customer ${booked}`, email: `customer-${booked}@example.com` };
    return call('POST', 'bookings', { serviceId, start: begin.add({ minutes }).toString(), customer });
  };
};

/** At a rate that waits for no answer; how long each took, from when it was due. */
const keepBooking = async (
  book: () => Promise<object>,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
) => {
  const began = performance.now();
  let turnedAway = 0;
  const timed = async (due: number) => {
    await book().catch((error: Error) => {
      if (!error.message.startsWith('503')) throw error;
      turnedAway += 1;
    });
    return performance.now() - due;
  };
  const times: Promise<number>[] = [];
  for (let nth = 0; nth < perSecond * seconds; nth += 1) {
    const due = began + (nth * 1_000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    times.push(timed(due));
  }
  const sorted = (await Promise.all(times)).sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)]! * 10) / 10;
  return { p50Ms: at(0.5), p99Ms: at(0.99), turnedAway, inMs: performance.now() - began };
};

/** What the process of the server took meanwhile: of one core in per cent, and MiB at the end. */
const measured = async (pid: number, work: () => ReturnType<typeof keepBooking>) => {
  const before = ticksOf(pid);
  const { inMs, ...times } = await work();
  const corePercent = Math.round(((ticksOf(pid) - before) * 10 * 100) / inMs);
  const [, kib] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
  const figures = { ...times, corePercent, mib: Math.round(Number(kib) / 1_024) };
  console.log(`  ${JSON.stringify(figures)}`);
  return figures;
};

/** Of processor time, a hundred a second. */
const ticksOf = (pid: number) => {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13);
  return Number(user) + Number(system);
};

const range = () =>
  [1, 1 + days].map((day) => daysFromToday(day, '00:00', 'UTC')) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];

const listen = async (origin: string, count: string) => {
  const [from, to] = range().map((day) => day.toPlainDate().toString());
  const url = `${origin}/v1/services/${serviceId}/slots/stream?from=${from}&to=${to}`;
  const listeners = fork(fileURLToPath(new URL('./slot-listeners.ts', import.meta.url)), [url, key, count]);
  await once(listeners, 'message');
  return listeners;
};

const trueStarts = async (call: Call): Promise<string> => {
  const [from, to] = range().map((day) => day.toInstant().toString());
  const { slots } = await call('GET', `services/${serviceId}/slots?from=${from}&to=${to}`);
  return slots
    .map(({ start }: { readonly start: string }) => start)
    .sort()
    .join();
};
