/**
 * The connection broke, or none was to be had: the network's doing, not the server's and not ours. pg says so by errors
 * of many kinds, some of which have nothing but their text, so that they are told apart here, where it is called. `cause` is
 * what pg said.
 */
export class ConnectionFailed extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
