export {
  beginningOf,
  type CalendarFileEvent,
  type CalendarFile,
  ending,
  type Party,
  writeCalendarFile,
  writeEvent,
} from './calendar-file.js';
