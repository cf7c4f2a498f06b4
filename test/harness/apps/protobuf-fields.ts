/** A field of a protobuf message: its number, and what stands there as long as nobody says of which type it is. */
export type Field = readonly [number: number, value: Buffer | bigint];

/** The fields of a message in the wire format of protobuf, in order. */
export function* protobufFields(message: Buffer): Generator<Field, void> {
  let at = 0;
  const varint = () => {
    let [value, shift] = [0n, 0n];
    for (let byte = 0x80; byte & 0x80; shift += 7n) {
      byte = message[at++]!;
      value |= BigInt(byte & 0x7f) << shift;
    }
    return value;
  };
  const bytes = (length: number) => {
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const key = Number(varint());
    const kind = key & 7;
    if (kind === 0) yield [key >> 3, varint()];
    else if (kind === 1) yield [key >> 3, bytes(8)];
    else if (kind === 2) yield [key >> 3, bytes(Number(varint()))];
    else if (kind === 5) yield [key >> 3, bytes(4)];
    else throw new Error(`wire type ${kind} at byte ${at}`);
  }
}
