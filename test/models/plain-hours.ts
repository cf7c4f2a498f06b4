const minute = 60_000;
const day = 24 * 60 * minute;

/** Opening hours in UTC, every day alike but for some dates. */
export interface Hours {
  readonly openingHours: readonly { readonly from: string; readonly to: string }[];
  readonly exceptions: readonly {
    readonly date: string;
    readonly openingHours: readonly { readonly from: string; readonly to: string }[];
  }[];
}

const timeOfDay = (text: string) => (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * minute;

/** Hours that begin on a day may last into the next. */
export const isOpenAt = ({ openingHours, exceptions }: Hours, at: number): boolean => {
  const midnight = Math.floor(at / day) * day;
  return [midnight - day, midnight].some((date) => {
    const written = new Date(date).toISOString().slice(0, 10);
    const hours = exceptions.find((each) => each.date === written)?.openingHours ?? openingHours;
    return hours.some(({ from, to }) => {
      const [opens, closes] = [date + timeOfDay(from), date + timeOfDay(to)];
      return opens <= at && at < (closes > opens ? closes : closes + day);
    });
  });
};
