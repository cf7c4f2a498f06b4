import { ada, booked, massageCreated, monday, sundayNoon } from '#test/rules/front-desk';
import { MemoryLog } from '#test/harness/logs/memory-log';
import { desk } from '#test/rules/given';
import { serviceStream } from '../calendars/service.js';
import { bookingStream } from './booking.js';
import { asReader, type Reader } from './whose.js';

const reading = (reader: Reader, changes: Parameters<typeof booked>[2] = {}) => {
  const log = new MemoryLog();
  log.record([massageCreated(), ...booked('bkg_ada', monday('10:00'), changes)], sundayNoon, desk);
  return log.look((read) => ({ own: asReader(read, reader, 'bkg_ada'), read }));
};

it('a booking is there for its customer, and for others as if it had never been', () => {
  const stream = bookingStream('bkg_ada');
  expect(reading({ onlyCustomer: ada.id }).own(stream)).toMatchObject({ version: 1, state: { id: 'bkg_ada' } });
  const never = { state: null, version: 0, recent: [] };
  expect(reading({ onlyCustomer: 'cus_bob' }).own(stream)).toEqual(never);
  expect(reading({ onlyCustomer: ada.id }, { customer: null }).own(stream)).toEqual(never);
});

it('all else is read by anybody as it is', () => {
  const { own, read } = reading({ onlyCustomer: 'cus_bob' });
  expect(own(serviceStream('svc_massage'))).toMatchObject({ version: 1, state: { id: 'svc_massage' } });
  expect([own.all, own.hint, own.range]).toEqual([read.all, read.hint, read.range]);
});
