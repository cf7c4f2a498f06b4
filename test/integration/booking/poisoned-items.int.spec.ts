import type { CommandBus } from '@nestjs/cqrs';
import { ExpireLapsed, PolicyRunner } from '#libs/booking';
import { until } from '#test/harness/logs/followed-log';
import { FrontOffice } from '#test/harness/logs/front-office';
import { held, monday } from '#test/rules/front-desk';
import {
  type ExpireBooking,
  ExpireBookingHandler,
} from '../../../libs/booking/src/commands/bookings/expire-booking.js';
import { bookingStream } from '../../../libs/booking/src/domain/bookings/booking.js';
import { day } from '../../../libs/booking/src/domain/time/interval.js';

/** More than are looked at in one go. */
const many = 120;
const elsewhere = 1;

let office: FrontOffice;

beforeEach(async () => {
  office = await FrontOffice.open();
  const place = `insert into slotlog.tenants (tenant, shard) values ('bad', $1), ('far', ${elsewhere})`;
  await office.ownerPool.query(place, [office.shard]);
});

afterEach(() => office.close());

/** Ran out long since, whatever the clock shows. */
const heldAt = (time: string, id: string) => held(id, monday(time), { expiresAt: monday(time) - 10_000 * day });

const isExpired = async (tenant: string, shard: number, id: string) => {
  const [last] = (await office.log.readStream(shard, tenant, bookingStream(id).name)).slice(-1);
  return last?.type === 'HoldExpired';
};

test('bookings that fail, however many and however long, keep no other from being expired', async () => {
  const bad = Array.from({ length: many }, (_, at) => heldAt('09:00', `bkg_bad${at}`));
  await office.record(bad.flat(), 'bad');
  await office.record(heldAt('10:00', 'bkg_good'));
  await office.record(heldAt('10:00', 'bkg_far'), 'far');
  await office.shownIn(office.shard);
  await office.shownIn(elsewhere);
  // What has recorded the bookings keeps them in memory folded in its own way.
  const handler = new ExpireBookingHandler(office.ownerLog);
  const attempts = new Map<string, number>();
  const execute = (command: ExpireBooking) => {
    if (command.envelope.tenant !== 'bad') return handler.execute(command);
    attempts.set(command.id, (attempts.get(command.id) ?? 0) + 1);
    return Promise.reject(new Error('cannot be read'));
  };
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const policy = new ExpireLapsed(office.pool, { execute } as unknown as CommandBus);
  const runner = new PolicyRunner(office.log, [policy], { warn: say, error: say });
  runner.start();
  await until(() => isExpired('default', office.shard, 'bkg_good'));
  await until(() => isExpired('far', elsewhere, 'bkg_far'));
  await until(() => attempts.size === many && [...attempts.values()].some((count) => count > 1));
  await runner.stop();
  expect(said).toHaveLength(many);
  expect(said).toContain(`policy expire-lapsed in shard ${office.shard}, bad bkg_bad0: cannot be read`);
});
