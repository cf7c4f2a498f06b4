/**
 * The lines of a text that arrives in pieces. Only LF ends one, where `node:readline` takes U+2028 and U+2029 for ends
 * too, which JSON writes as they are; what stands behind the last end is no line.
 */
export async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  for await (const chunk of bytes) {
    const [end, ...more] = decoder.decode(chunk, { stream: true }).split('\n');
    begun.push(end!);
    for (const next of more) {
      yield begun.join('');
      begun = [next];
    }
  }
}
