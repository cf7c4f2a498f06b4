import { spawnSync } from 'node:child_process';
import ICAL from 'ical.js';

/** An event as another program reads it out of a calendar file. */
export interface ReadEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly summary: string;
  readonly location: string | null;
  /** In milliseconds. */
  readonly start: number;
}

/** As Thunderbird reads it. */
export const readCalendar = (text: string): ReadEvent[] => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((event) => ({
    uid: String(event.getFirstPropertyValue('uid')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    status: String(event.getFirstPropertyValue('status')),
    summary: String(event.getFirstPropertyValue('summary')),
    location: event.getFirstPropertyValue('location')?.toString() ?? null,
    start: new ICAL.Event(event).startDate.toJSDate().getTime(),
  }));
};

const script = `
import json, sys
from icalendar import Calendar
def read(text):
  return [{ 'uid': str(event['UID']), 'sequence': event['SEQUENCE'], 'status': str(event['STATUS']),
    'summary': str(event['SUMMARY']), 'location': str(event['LOCATION']) if 'LOCATION' in event else None,
    'start': int(event['DTSTART'].dt.timestamp() * 1000) } for event in Calendar.from_ical(text).walk('VEVENT')]
print(json.dumps([read(text) for text in json.load(sys.stdin)]))
`;

const python = '/usr/bin/python3';

/** Whether Debian's python3-icalendar is not here, which is said; where CI runs it has to be. */
export const isPythonLeftOut = (): boolean => {
  if (process.env.CI === 'true' || spawnSync(python, ['-c', 'import icalendar']).status === 0) return false;
  process.stderr.write('SKIPPED calendars in Python: Debian’s python3-icalendar is not installed.\n');
  return true;
};

/** As Debian's python3-icalendar reads each of them, all in one process. */
export const readCalendarsInPython = (texts: readonly string[]): ReadEvent[][] => {
  const { status, stdout, stderr } = spawnSync(python, ['-c', script], { input: JSON.stringify(texts) });
  if (status !== 0) throw new Error(`${python} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout.toString());
};
