/** When a date begins by the clocks of a zone, as an instant. */
export const midnight = (date: string, timeZone: string): string => {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const wall = Date.parse(`${date}T00:00:00Z`);
  const offset = (at: number) => Date.parse(`${clock.format(at).replace(' ', 'T')}Z`) - at;
  const first = wall - offset(wall);
  return new Date(wall - offset(first)).toISOString();
};
