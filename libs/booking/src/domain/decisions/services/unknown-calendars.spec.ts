import { massage, roomCreated } from '#test/rules/front-desk';
import { desk, given } from '#test/rules/given';
import { type Use } from '../../calendars/service.js';
import type { Read } from '../../deciding/decision.js';
import { createService } from './create-service.js';

const using = (uses: readonly Use[]) => (read: Read) => {
  return createService({ read, actor: desk }, { id: 'svc_massage', content: { ...massage, uses } });
};

const any = (...anyOf: readonly string[]): Use => ({ anyOf, strategy: 'first' });

it.each([
  ['/uses/0/calendarId', [{ calendarId: 'cal_none' }]],
  ['/uses/1/calendarId', [{ calendarId: 'cal_room4' }, { calendarId: 'cal_none' }]],
  ['/uses/0/anyOf/1', [any('cal_room4', 'cal_none')]],
  ['/uses/0/anyOf/2', [any('cal_room4', 'cal_room5', 'cal_none')]],
  ['/uses/1/anyOf/0', [any('cal_room4', 'cal_room5'), any('cal_none')]],
  ['/uses/2/anyOf/1', [{ calendarId: 'cal_room4' }, any('cal_room5'), any('cal_room6', 'cal_none')]],
] as const)('a calendar that there is not is named where it stands: %s', (pointer, uses) => {
  given(...['cal_room4', 'cal_room5', 'cal_room6'].map((id) => roomCreated({}, id)))
    .when(using(uses))
    .thenRefused('not-found', { subject: { kind: 'calendar', id: 'cal_none' }, pointer });
});
