export {
  beginningOf,
  type CalendarEvent,
  type CalendarFile,
  ending,
  type Party,
  writeCalendarFile,
  writeEvent,
} from './calendar-file.js';
