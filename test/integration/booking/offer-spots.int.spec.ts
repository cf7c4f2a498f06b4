import type { CommandBus } from '@nestjs/cqrs';
import { FrontOffice } from '#test/harness/logs/front-office';
import { massageCreated, monday, roomCreated } from '#test/rules/front-desk';
import { joined } from '#test/rules/front-desk-waitlist';
import { day } from '../../../libs/booking/src/domain/time/interval.js';
import { allDay } from '../../../libs/booking/src/domain/waiting/offer-hours.js';
import { OfferSpots } from '../../../libs/booking/src/policies/offer-spots.js';

let office: FrontOffice;

beforeEach(async () => {
  office = await FrontOffice.open();
});

afterEach(() => office.close());

/** The starts that it offers at each of these times. */
const offersAt = async (...times: readonly number[]) => {
  const starts: number[] = [];
  const execute = async ({ start }: { readonly start: number }) => {
    starts.push(start);
    return { to: 'wls_ada', appended: false, blocked: [], erased: [] };
  };
  const policy = new OfferSpots(office.pool, { offerHours: allDay }, { execute } as unknown as CommandBus);
  const offers: number[][] = [];
  for (const now of times) {
    for (const service of await policy.find(office.shard, now, [])) {
      await policy.act(office.shard, service, now, (_, work) => work());
    }
    offers.push(starts.splice(0));
  }
  return offers;
};

test('somebody who waits for a day that midnight brings within the horizon has an offer ten seconds later, though nothing happened', async () => {
  for (const events of [[roomCreated()], [massageCreated({ horizonDays: 1 })], joined('wls_ada')])
    await office.record(events);
  await office.shownIn(office.shard);
  const head = await office.log.head(office.shard);
  const midnight = monday('00:00') - day;
  const lookedAt = midnight - 1;
  expect(await offersAt(lookedAt, midnight, lookedAt + 10_000, lookedAt + 10_001)).toEqual([
    [],
    [],
    [],
    [monday('10:00')],
  ]);
  expect(await office.log.head(office.shard)).toBe(head);
});
