import { desk, someoneElse } from '#test/rules/given';
import { massage, massageChanged, massageCreated } from '#test/rules/front-desk';
import type { Append, Recorded } from '../deciding/decision.js';
import { evolveService, limitsCustomersAnew, noLimits, type Service, type ServiceEvent, usualHold } from './service.js';

const after = (...events: readonly Append[]) =>
  events.reduce<Service | null>((service, { type, data }, at) => {
    const envelope = {
      version: at + 1,
      position: at + 1,
      mark: '',
      recordedAt: at,
      actor: at === 0 ? desk : someoneElse,
    };
    return evolveService(service, { event: { type, data }, ...envelope } as Recorded<ServiceEvent>);
  }, null)!;

it('a service knows all calendars that it ever used, each once', () => {
  const moved = massageChanged({ uses: [{ anyOf: ['cal_room5', 'cal_room6'], strategy: 'first' }] });
  const back = massageChanged({ uses: [{ calendarId: 'cal_room4' }] });
  expect(after(massageCreated(), moved, back).everUsed).toEqual(['cal_room4', 'cal_room5', 'cal_room6']);
  expect(after(massageCreated(), massageChanged({ step: 30 })).everUsed).toEqual(['cal_room4']);
});

it('a service knows who created it, and what for, whatever is changed', () => {
  expect(after(massageCreated(), massageChanged({ name: 'Shiatsu' })).creation).toEqual({
    actor: desk,
    content: massage,
  });
});

it('customers are limited anew where they were not, and are from now on', () => {
  const some = (perCustomer: number | null) => ({ limits: { ...noLimits, perCustomer } });
  const isAnew = (before: number | null, now?: number | null) =>
    limitsCustomersAnew({ ...massage, ...some(before) }, now === undefined ? {} : some(now));
  expect([isAnew(null, 3), isAnew(2, 3), isAnew(null, null), isAnew(2, null), isAnew(null)]).toEqual([
    ...[true, false, false, false, false],
  ]);
});

it('a hold usually lasts five minutes, or as long as one may', () => {
  expect([usualHold(1_800), usualHold(300), usualHold(60)]).toEqual([300, 300, 60]);
});
