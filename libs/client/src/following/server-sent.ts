/** A message of a stream of Server-Sent Events; one without `data` only moves `id` on. */
export interface Message {
  readonly id: string | undefined;
  readonly data: string | undefined;
}

/** Reads the text of a stream (WHATWG HTML, 9.2.6), in pieces as they come. What is not ended by an empty line was cut off. */
export class ServerSent {
  /** How long a reader waits before it comes again, in milliseconds, as the stream says. */
  retry: number | undefined;
  #rest = '';
  #id: string | undefined;
  #data: string[] = [];

  *read(piece: string): Generator<Message> {
    const text = this.#rest + piece;
    // A CR at the end may be half of a CRLF.
    const whole = text.endsWith('\r') ? text.length - 1 : text.length;
    const lines = text.slice(0, whole).split(/\r\n|\n|\r/);
    this.#rest = (lines.pop() ?? '') + text.slice(whole);
    for (const line of lines) {
      if (line === '') yield* this.#end();
      else this.#field(line);
    }
  }

  *#end(): Generator<Message> {
    const data = this.#data.length > 0 ? this.#data.join('\n') : undefined;
    if (data !== undefined || this.#id !== undefined) yield { id: this.#id, data };
    this.#data = [];
    this.#id = undefined;
  }

  #field(line: string): void {
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === 'data') this.#data.push(value);
    else if (name === 'id' && !value.includes('\0')) this.#id = value;
    else if (name === 'retry' && /^\d+$/.test(value)) this.retry = Number(value);
  }
}
