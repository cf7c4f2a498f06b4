/** Somebody with an address. The name is what is shown; nobody has typed the address around it. */
export interface Address {
  readonly name: string;
  readonly address: string;
}

/** The words of a mail, in one language. */
export interface Content {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** By RFC 5546, for whatever keeps the reader's time; the MIME type names the same method. */
  readonly invitation: { readonly method: 'REQUEST' | 'CANCEL'; readonly file: string } | null;
}

/** A mail as it is handed to the server. */
export interface Message extends Content {
  readonly from: Address;
  readonly to: readonly Address[];
  /** Without the angle brackets; the same in each repetition. */
  readonly messageId: string;
  /** The one before to the same reader, where there was one. */
  readonly inReplyTo: string | null;
}
