export { type CalendarEvent, type CalendarFile, type Party, writeCalendarFile } from './calendar-file.js';
