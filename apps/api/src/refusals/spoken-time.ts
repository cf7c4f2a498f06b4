const cached = (options: Intl.DateTimeFormatOptions) => {
  const formats = new Map<string, Intl.DateTimeFormat>();
  return (timeZone: string, instant: number): string => {
    const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, ...options });
    formats.set(timeZone, format);
    return format.format(instant);
  };
};

const time = cached({ hour: '2-digit', minute: '2-digit' });
const date = cached({ dateStyle: 'long' });

const weekday = cached({ dateStyle: 'full' });

/** "Monday 23 November 2026 from 09:00 to 09:30", for somebody who is asked whether that suits. */
export const spokenAppointment = (interval: { start: number; end: number }, zone: string): string =>
  date(zone, interval.start) === date(zone, interval.end - 1)
    ? `${weekday(zone, interval.start)} ${spokenInterval(interval, zone)}`
    : spokenInterval(interval, zone);

/** "09:00 on 23 November 2026", as the clocks of the zone show it. */
export const spokenInstant = (instant: number, zone: string): string =>
  `${time(zone, instant)} on ${date(zone, instant)}`;

/** "from 09:00 to 09:30"; with the days where there are two. */
export const spokenInterval = ({ start, end }: { start: number; end: number }, zone: string): string =>
  date(zone, start) === date(zone, end - 1)
    ? `from ${time(zone, start)} to ${time(zone, end)}`
    : `from ${spokenInstant(start, zone)} to ${spokenInstant(end, zone)}`;
