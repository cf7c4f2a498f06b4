import { ada, inBerlin, room } from '#test/harness/apps/running-api';
import { ask } from '#test/harness/proxies/asking';
import { BehindProxy } from '#test/harness/proxies/behind-proxy';
import { eachProxy } from '#test/harness/proxies/each-proxy';

/** Where the connection to the process was used before, HAProxy hangs up on the caller instead of saying so. */
const hungUp = () => ({ status: 502, body: undefined });

eachProxy(BehindProxy.start, (name, behind) => {
  const serviceId = `svc_sent-again-${name}`;

  beforeAll(async () => {
    const calendarId = `cal_sent-again-${name}`;
    await ask(`${behind().url}/v1/calendars`, { body: { id: calendarId, ...room, capacity: 2 } });
    const service = { id: serviceId, name: 'Visit', durations: [30], uses: [{ calendarId }] };
    await ask(`${behind().url}/v1/services`, { body: service });
  });

  /** Bookings of ada at this time, as the log has them. */
  const bookedAt = async (start: string): Promise<string[]> => {
    const { body } = await ask(`${behind().apis[0]}/v1/events?types=BookingConfirmed&limit=1000`);
    const booked = (body.items as { subject: { id: string }; data: { start: string; serviceId: string } }[]).filter(
      ({ data }) => data.serviceId === serviceId && Date.parse(data.start) === Date.parse(start),
    );
    return booked.map(({ subject }) => subject.id);
  };

  /** Somebody books, and the process that has done it cannot say so. */
  const bookAndBeCutOff = (start: string, headers: Record<string, string>, more: object = {}) => {
    const body = { serviceId, start, customer: ada, notes: `at ${start}`, ...more };
    return behind().losingTheAnswer(
      `at ${start}`,
      () => ask(`${behind().url}/v1/bookings`, { body, headers }),
      async () => (await bookedAt(start)).length > 0,
    );
  };

  test('a booking that the proxy sends to the other process with its key is one booking', async () => {
    const start = inBerlin(3, '10:00');
    const before = behind().proxy.sentAgain;
    const headers = { 'Idempotency-Key': `sent-twice-by-${name}` };
    const answer = await bookAndBeCutOff(start, headers);
    expect([answer.status, answer.headers.get('Idempotency-Replayed')]).toEqual([201, 'true']);
    expect(await bookedAt(start)).toEqual([answer.body.id]);
    while (behind().proxy.sentAgain === before) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  test('without a key it is not sent again: its caller has no answer of ours, and cannot know', async () => {
    const start = inBerlin(3, '11:00');
    expect(await bookAndBeCutOff(start, {}).catch(hungUp)).toMatchObject({ status: 502, body: undefined });
    expect(await bookedAt(start)).toHaveLength(1);
    const again = { serviceId, start, customer: ada, notes: 'once more' };
    expect((await ask(`${behind().url}/v1/bookings`, { body: again })).status).toBe(201);
    expect(await bookedAt(start)).toHaveLength(2);
  });

  test('without a key, under an id of the caller’s own, it may be sent again by the caller', async () => {
    const start = inBerlin(3, '12:00');
    const id = `bkg_my-own-choice-${name}`;
    expect(await bookAndBeCutOff(start, {}, { id }).catch(hungUp)).toMatchObject({ status: 502 });
    const body = { id, serviceId, start, customer: ada, notes: `at ${start}` };
    expect((await ask(`${behind().url}/v1/bookings`, { body })).status).toBe(200);
    expect(await bookedAt(start)).toEqual([id]);
  });
});
