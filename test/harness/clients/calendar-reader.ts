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
calendar = Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([{ 'uid': str(event['UID']), 'sequence': event['SEQUENCE'], 'status': str(event['STATUS']),
  'summary': str(event['SUMMARY']), 'location': str(event['LOCATION']) if 'LOCATION' in event else None,
  'start': int(event['DTSTART'].dt.timestamp() * 1000) } for event in calendar.walk('VEVENT')]))
`;

const python = '/usr/bin/python3';

/** Whether Debian's python3-icalendar is here. */
export const hasPythonReader = (): boolean => spawnSync(python, ['-c', 'import icalendar']).status === 0;

/** As Debian's python3-icalendar reads it. */
export const readCalendarInPython = (text: string): ReadEvent[] => {
  const { stdout, stderr } = spawnSync(python, ['-c', script], { input: text });
  if (stderr.length > 0) throw new Error(stderr.toString());
  return JSON.parse(stdout.toString());
};
