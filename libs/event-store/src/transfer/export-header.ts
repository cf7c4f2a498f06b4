/** The first line of an exported log. */
export interface ExportHeader {
  readonly format: 'slotlog-log';
  readonly formatVersion: 1;
  /** The identity of the log that it was taken from. */
  readonly log: string;
  /** How far each shard is exported, and the mark of the event there; the events come shard by shard in this order. */
  readonly shards: readonly { readonly shard: number; readonly head: number; readonly mark: string }[];
  readonly tenants: readonly { readonly tenant: string; readonly shard: number }[];
}

/** The last line; a file without it was cut off. */
export interface ExportEnd {
  readonly end: { readonly events: number };
}

export const countOf = ({ shards }: ExportHeader) => shards.reduce((sum, { head }) => sum + head, 0);

/** Throws NotAnExport. */
export const readHeader = (line: string): ExportHeader => {
  const header = parse(line);
  if (header?.format !== 'slotlog-log')
    throw new NotAnExport('this is not an exported log: its first line is not a header');
  if (header.formatVersion !== 1) throw new NotAnExport(`this export has the unknown format ${header.formatVersion}`);
  return header as ExportHeader;
};

export class NotAnExport extends Error {}

const parse = (line: string): Partial<Record<keyof ExportHeader, unknown>> | null => {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
};
