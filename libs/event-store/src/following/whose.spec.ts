import type { Scanned } from '../catalogue/scanned.js';
import type { StoredEvent } from '../catalogue/stored-event.js';
import type { UnreadableEvent } from '../catalogue/unreadable-event.js';
import { Whose } from './whose.js';

const naming = { path: 'guest.id', categories: ['room', 'hall'] };

type Given = Partial<Scanned<StoredEvent>>;
const unreadable = {} as UnreadableEvent;

const event = (stream: string, version: number, data: unknown = {}, more: Given = {}) =>
  ({ tenant: 'acme', stream, version, data, ...more }) as Scanned<StoredEvent>;

const guest = (id: unknown) => ({ guest: { id } });

/** Tells whose events are, page by page; `before` is what streams said before all of these. */
const teller = (before: Readonly<Record<string, string>> = {}, remembered?: number) => {
  const whose = new Whose(naming, remembered);
  const asked: string[][] = [];
  const tell = (...events: Scanned<StoredEvent>[]) =>
    whose.concerned(events, async (streams, path) => {
      expect(path).toEqual(['guest', 'id']);
      asked.push(streams.map(({ tenant, stream }) => `${tenant} ${stream}`));
      return streams.map(({ stream }) => before[stream] ?? null);
    });
  return { whose, asked, tell };
};

describe('an event concerns', () => {
  it('whom it names, or else whom its stream named last', async () => {
    const { tell, asked } = teller();
    expect(
      await tell(
        event('room/a', 1, guest('ada')),
        event('room/a', 2),
        event('room/a', 3, guest('bob')),
        event('room/a', 4),
      ),
    ).toEqual([['ada'], ['ada'], ['bob'], ['bob']]);
    expect(await tell(event('room/a', 5))).toEqual([['bob']]);
    expect(asked).toEqual([]);
  });

  it('nobody in streams that name nobody, nor where nobody was named, nor where somebody is no more', async () => {
    const { tell, asked } = teller();
    expect(
      await tell(
        event('door/a', 7, guest('ada')),
        event('hall/a', 1),
        event('hall/b', 1, guest('ada')),
        event('hall/b', 2, guest(null)),
        event('hall/b', 3),
        event('hall/c', 1, { guest: null }),
      ),
    ).toEqual([[], [], ['ada'], [], [], []]);
    expect(asked).toEqual([]);
  });

  it.each([
    ['text'],
    [null],
    [7],
    [{ guest: 'ada' }],
    [{ guest: { id: 7 } }],
    [{ guest: { name: 'x' } }],
    [{ guest: { id: '' } }],
    [[]],
  ])('nobody by data that do not say it: %j', async (data) => {
    expect(await teller().tell(event('room/a', 1, data))).toEqual([[]]);
  });

  it('nobody by what objects have of their own accord', async () => {
    const whose = new Whose({ path: 'constructor.name', categories: ['room'] });
    expect(await whose.concerned([event('room/a', 1, {})], async () => [])).toEqual([[]]);
  });

  it('nobody by a letter of a text', async () => {
    const whose = new Whose({ path: 'guest.0', categories: ['room'] });
    expect(await whose.concerned([event('room/a', 1, { guest: 'ada' })], async () => [])).toEqual([[]]);
  });

  it('its own tenant’s alone', async () => {
    const { tell } = teller();
    expect(
      await tell(event('room/a', 1, guest('ada')), event('room/a', 1, {}, { tenant: 'other' }), event('room/a', 2)),
    ).toEqual([['ada'], [], ['ada']]);
  });
});

describe('the name that a stream gave before', () => {
  it('is looked up once for a page, of all of its streams that are met anew and do not say it', async () => {
    const { tell, asked } = teller({ 'room/a': 'ada', 'room/b': 'bob' });
    expect(
      await tell(
        event('room/a', 5),
        event('room/a', 6),
        event('room/b', 2),
        event('room/c', 9, guest('cyd')),
        event('room/c', 10),
        event('hall/d', 3),
        event('door/e', 3),
        event('room/f', 1),
        event('room/f', 2),
      ),
    ).toEqual([['ada'], ['ada'], ['bob'], ['cyd'], ['cyd'], [], [], [], []]);
    expect(asked).toEqual([['acme room/a', 'acme room/b', 'acme hall/d']]);
    await tell(event('room/a', 7), event('hall/d', 4));
    expect(asked).toHaveLength(1);
  });

  it('is looked up again where it may be over, or where there was no room to remember it', async () => {
    const { tell, asked, whose } = teller({ 'room/a': 'ada' });
    await tell(event('room/a', 5));
    whose.forget();
    expect(await tell(event('room/a', 6))).toEqual([['ada']]);
    expect(asked).toHaveLength(2);
    const small = teller({ 'room/a': 'ada', 'room/b': 'bob' }, 1);
    await small.tell(event('room/a', 5));
    await small.tell(event('room/b', 5));
    expect(await small.tell(event('room/a', 6))).toEqual([['ada']]);
    expect(small.asked).toHaveLength(3);
  });
});

describe('an unreadable event', () => {
  it('concerns whom its stream named before, and whom it seems to name', async () => {
    const { tell, asked } = teller({ 'room/b': 'bob' });
    const told = await tell(
      event('room/a', 1, guest('ada')),
      event('room/a', 2, guest('eve'), { unreadable }),
      event('room/b', 4, guest('fay'), { unreadable }),
      event('room/a', 3, {}, { unreadable }),
    );
    expect(told.map((names) => [...new Set(names)])).toEqual([['ada'], ['ada', 'eve'], ['bob', 'fay'], ['eve']]);
    expect(asked).toEqual([['acme room/b']]);
  });

  it('may concern anybody where nothing is known of its stream, and nobody where that is known', async () => {
    const { tell } = teller();
    expect(
      await tell(
        event('room/a', 1, {}, { unreadable }),
        event('room/b', 1, guest(null), { unreadable }),
        event('room/c', 1, guest('cyd'), { unreadable }),
        event('room/d', 2, {}, { unreadable }),
      ),
    ).toEqual([null, [], ['cyd'], []]);
  });
});
