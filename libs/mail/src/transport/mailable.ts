// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is not let through
const form = /^[^\s\u0000-\u0020\u007f<>()[\]\\,;:"@]{1,64}@[^\s\u0000-\u0020\u007f<>()[\]\\,;:"@]{1,253}$/u;

/** Whether mail can be sent to an address as it stands: one mailbox, with nothing in it that a header or a command could end at. */
export const isMailable = (address: string): boolean => form.test(address) && address.isWellFormed();

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const odd = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/** A text for one line of a header. */
export const inOneLine = (text: string): string => text.toWellFormed().replace(odd, ' ').trim();
