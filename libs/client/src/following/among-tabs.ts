import { ended } from './while-seen.js';

/** What one tab says to the others: what it heard, or that it has come. */
type Word<Value> = { readonly value: Value } | 'here';

/**
 * Has one tab of an origin do the work that `name` says, and tell the others what it gets. Where it leaves, the next one goes
 * on. Where the browser lacks what that takes, each does its own.
 */
export const amongTabs = async <Value>(
  name: string | null,
  signal: AbortSignal,
  work: (tell: (value: Value) => void) => Promise<void>,
  hear: (value: Value) => void,
): Promise<void> => {
  const {
    BroadcastChannel: Channel,
    navigator,
    document,
  } = globalThis as Partial<typeof globalThis> & { document?: object };
  const locks = navigator?.locks;
  if (name === null || !document || !Channel || !locks) return work(hear);
  const channel = new Channel(name);
  let latest: { readonly value: Value } | undefined;
  let leads = false;
  channel.onmessage = ({ data }: { readonly data: Word<Value> }) => {
    if (data !== 'here') hear(data.value);
    else if (leads && latest) channel.postMessage(latest);
  };
  const tell = (value: Value) => {
    latest = { value };
    hear(value);
    channel.postMessage(latest);
  };
  const lead = () => {
    leads = true;
    return work(tell);
  };
  try {
    channel.postMessage('here');
    await Promise.race([locks.request(name, { signal }, lead), ended(signal)]);
  } finally {
    channel.close();
  }
};
