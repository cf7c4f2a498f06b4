import { createClient } from '../client.js';

const sent: { readonly url: string; readonly init: RequestInit }[] = [];

const open = (answer: () => Response) =>
  createClient({
    url: 'https://book.example.com/api/',
    key: 'slk_1',
    fetch: async (url, init) => {
      sent.push({ url: `${url}`, init: init! });
      return answer();
    },
  });

beforeEach(() => {
  sent.length = 0;
});

it('reads follow a redirection, writes do not: they would become reads', async () => {
  const slotlog = open(() => Response.json({ id: 'bkg_1', items: [], nextCursor: null }));
  await slotlog.services.list();
  await slotlog.bookings.cancel({ id: 'bkg_1', version: 3 }, { reason: 'ill' });
  expect(sent.map(({ url, init }) => [init.method, url, init.redirect, init.body])).toEqual([
    ['GET', 'https://book.example.com/api/v1/services', 'follow', undefined],
    ['POST', 'https://book.example.com/api/v1/bookings/bkg_1/cancel', 'manual', '{"reason":"ill","expectedVersion":3}'],
  ]);
});

it('a write that is sent elsewhere has failed, may have happened, and is not sent again', async () => {
  const slotlog = open(
    () => new Response(null, { status: 302, headers: { Location: 'https://elsewhere.example.com' } }),
  );
  const failed = slotlog.bookings.create({ serviceId: 'svc_1', start: '2026-11-23T09:00:00Z' });
  await expect(failed).rejects.toMatchObject({ code: 'gateway', unsettled: true });
  expect(sent).toHaveLength(1);
});

it('reads have no key, and what cannot be an address is refused at once', async () => {
  await open(() => Response.json({ items: [], nextCursor: null })).services.list();
  expect(new Headers(sent[0]!.init.headers).has('Idempotency-Key')).toBe(false);
  expect(() => createClient({ url: 'book.example.com' })).toThrow(TypeError);
});
