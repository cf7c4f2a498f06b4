import { Dice } from '#test/fuzz/dice';
import { PlantedRows, places } from '#test/harness/databases/planted-rows';
import { availabilityProjections } from '../../../../libs/booking/src/read-models/availability.js';
import {
  findWaitingInVain,
  findWaitlistEntries,
  getWaitlistEntry,
  type WaitlistFilter,
} from '../../../../libs/booking/src/read-models/waitlist-entries.js';
import { findAwaited, getWaitlist, projectWaitlists } from '../../../../libs/booking/src/read-models/waitlists.js';

const dice = new Dice(2);
const services = ['svc_1', 'svc_2'];
const customers = ['cus_1', 'cus_2'];
const statuses = ['waiting', 'offered'] as const;

const entries = places.flatMap(({ shard, tenant }, place) =>
  Array.from({ length: 30 }, (_, nth) => {
    const id = `wle_${String(nth).padStart(2, '0')}`;
    const customer = dice.pick(customers);
    return {
      shard,
      tenant,
      id,
      joined: ((nth * 7) % 30) * places.length + place + 1,
      status: dice.pick(statuses),
      service_id: dice.pick(services),
      customer_id: customer,
      last_start: dice.below(3) === 0 ? null : ((nth * 11) % 30) * places.length + place + 1_000,
      state: { id, version: nth + 1, customer: { id: customer }, of: `${shard} ${tenant}` },
    };
  }),
);

let planted: PlantedRows;

beforeAll(async () => {
  planted = await PlantedRows.open();
  await planted.plant('waitlist_entries_v1', entries);
});

afterAll(() => planted.close());

const of = ({ shard, tenant }: (typeof places)[number]) =>
  entries.filter((entry) => entry.shard === shard && entry.tenant === tenant);

test('an entry is found by its id where it is, for its own customer', async () => {
  for (const place of places) {
    for (const onlyCustomer of [null, 'cus_1']) {
      for (const id of ['wle_04', 'wle_21']) {
        const wanted = of(place).find((entry) => entry.id === id)!;
        const isTheirs = onlyCustomer === null || wanted.customer_id === onlyCustomer;
        const found = await getWaitlistEntry(planted.pool, { ...place, onlyCustomer }, id);
        expect(found).toEqual(isTheirs ? wanted.state : null);
      }
    }
  }
});

test('lists of entries are what a reader of all rows would pick', async () => {
  for (let round = 0; round < 60; round += 1) {
    const place = places[round % places.length]!;
    const onlyCustomer = dice.pick([null, null, 'cus_1', 'cus_2']);
    const filter: WaitlistFilter = {
      serviceId: dice.pick([undefined, ...services]),
      customerId: dice.pick([undefined, ...customers]),
      status: dice.pick([undefined, ...statuses]),
      after: dice.pick([
        undefined,
        ...of(place)
          .slice(0, 9)
          .map(({ joined }) => joined),
      ]),
      limit: dice.pick([1, 3, 30]),
    };
    const wanted = of(place)
      .filter((entry) => onlyCustomer === null || entry.customer_id === onlyCustomer)
      .filter((entry) => filter.serviceId === undefined || entry.service_id === filter.serviceId)
      .filter((entry) => filter.customerId === undefined || entry.customer_id === filter.customerId)
      .filter((entry) => filter.status === undefined || entry.status === filter.status)
      .filter((entry) => filter.after === undefined || entry.joined > filter.after)
      .sort((a, b) => a.joined - b.joined)
      .map(({ state }) => state);
    expect(await findWaitlistEntries(planted.pool, { ...place, onlyCustomer }, filter)).toEqual({
      items: wanted.slice(0, filter.limit),
      more: wanted.length > filter.limit,
    });
  }
});

test('those wait in vain whose last start has passed, of all tenants of a shard, the oldest first', async () => {
  const waiting = entries.filter(({ last_start: last }) => last !== null).sort((a, b) => a.last_start! - b.last_start!);
  for (const shard of [3, 7]) {
    for (const { last_start: last } of waiting.filter((_, nth) => nth % 20 === 19)) {
      const passed = waiting.filter((entry) => entry.shard === shard && entry.last_start! < last!);
      for (const paused of [[], passed.slice(1, 3).map(({ tenant, id }) => `${tenant} ${id}`)]) {
        const found = passed
          .filter(({ tenant, id }) => !paused.includes(`${tenant} ${id}`))
          .map(({ tenant, id, state }) => ({ tenant, id, version: state.version }));
        expect(await findWaitingInVain(planted.pool, shard, last! + 0.5, paused, 99)).toEqual(found);
        expect(await findWaitingInVain(planted.pool, shard, last!, paused, 2)).toEqual(found.slice(0, 2));
      }
    }
  }
});

test('services are awaited for which somebody waits, as of where the slowest of the views stands that tell of it', async () => {
  const lists = places.flatMap(({ shard, tenant }, place) =>
    services.map((id, nth) => {
      const waiting = nth === place % 2 ? 0 : nth + 1;
      return { shard, tenant, id, waiting, state: { entries: [], of: `${shard} ${tenant} ${id}` } };
    }),
  );
  await planted.plant('waitlists_v1', lists);
  for (const shard of [3, 7]) {
    const stands = [projectWaitlists, ...availabilityProjections].map(({ name, version }, nth) => ({
      shard,
      projection: name,
      version,
      from_position: 0,
      position: shard * 10 + nth,
      mark: `0000000${nth}`,
    }));
    await planted.plant('checkpoints', stands);
    const wanted = lists
      .filter((list) => list.shard === shard && list.waiting > 0)
      .map(({ tenant, id }) => ({ tenant, serviceId: id, position: shard * 10 }));
    const found = await findAwaited(planted.pool, shard);
    expect(found.toSorted((a, b) => (`${a.tenant} ${a.serviceId}` < `${b.tenant} ${b.serviceId}` ? -1 : 1))).toEqual(
      wanted,
    );
  }
  for (const place of places) {
    for (const id of services) {
      const found = await getWaitlist(planted.pool, place, id);
      expect(found).toEqual({ entries: [], of: `${place.shard} ${place.tenant} ${id}` });
    }
  }
});
