const endOfRows = -1;
/** A signature of 11 bytes, flags, and the length of an extension that nobody has defined. */
const headerLength = 19;

/** A field's bytes: from `start` to before `end` of `buffer`. */
export interface Fields {
  readonly buffer: Buffer;
  readonly starts: number[];
  readonly ends: number[];
}

/**
 * Takes apart what `COPY … TO STDOUT (FORMAT binary)` sends: for each row the number of its fields, for each field its
 * length in bytes (−1: null) and its bytes. Calls `row` for each row, whose fields are valid during the call only.
 * Returns the function to feed with what arrives. Source: the file formats in Postgres' page on COPY.
 */
export const binaryRows = (row: (fields: Fields) => void): ((chunk: Buffer) => void) => {
  const [starts, ends]: number[][] = [[], []];
  let rest: Buffer | null = null;
  let skip = headerLength;
  /** The first byte behind the row at `from`, or -1 where the row is not complete yet. */
  const endOf = (buffer: Buffer, from: number): number => {
    const fields = buffer.readInt16BE(from);
    let at = from + 2;
    for (let field = 0; field < fields; field += 1) {
      if (at + 4 > buffer.length) return -1;
      const length = buffer.readInt32BE(at);
      at += 4;
      starts![field] = at;
      at += Math.max(length, 0);
      ends![field] = length < 0 ? -1 : at;
    }
    return at > buffer.length ? -1 : at;
  };
  return (chunk) => {
    const buffer: Buffer = rest ? Buffer.concat([rest, chunk]) : chunk;
    if (buffer.length < skip + 2) {
      rest = buffer;
      return;
    }
    let at = skip;
    skip = 0;
    while (at + 2 <= buffer.length && buffer.readInt16BE(at) !== endOfRows) {
      const end = endOf(buffer, at);
      if (end < 0) break;
      row({ buffer, starts: starts!, ends: ends! });
      at = end;
    }
    rest = at < buffer.length ? buffer.subarray(at) : null;
  };
};
