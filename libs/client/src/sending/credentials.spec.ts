import { BookingServer } from '../../../../test/models/booking-server.js';
import { createClient, type Slotlog } from '../client.js';

const token = 'slm_default.8.bkg_ada.m1.4be01c77.1.seal';
const ada = { id: 'bkg_ada', version: 1 };

let server: BookingServer;

beforeEach(() => {
  server = new BookingServer();
});

const bearers = async (slotlog: Slotlog) => {
  server.asked.length = 0;
  await slotlog.services.list();
  await slotlog.bookings.cancel(ada);
  await slotlog.bookings.cancel({ ...ada, id: 'bkg_eve' });
  return server.asked.map(({ bearer }) => bearer);
};

const open = (key: string | undefined) => createClient({ url: '', key, fetch: server.fetch, manageTokens: [token] });

it('a manage token goes where its booking is, the public key everywhere else', async () => {
  expect(await bearers(open('slp_1'))).toEqual(['slp_1', token, 'slp_1']);
});

it('without a key there is the token alone, and a secret key needs none', async () => {
  expect(await bearers(open(undefined))).toEqual([null, token, null]);
  expect(await bearers(open('slk_1'))).toEqual(['slk_1', 'slk_1', 'slk_1']);
});

it('a key that is renewed is asked for each time, and what that fails with is no matter of the network', async () => {
  let count = 0;
  const key = () => {
    count += 1;
    if (count > 2) throw new Error('signed out');
    return `jwt${count}`;
  };
  const slotlog = createClient({ url: '', key, fetch: server.fetch });
  await slotlog.services.list();
  await slotlog.services.list();
  await expect(slotlog.services.list()).rejects.toThrow('signed out');
  expect(server.asked.map(({ bearer }) => bearer)).toEqual(['jwt1', 'jwt2']);
});

it('the token that comes with a booking, or with a place on the waitlist, is kept for what it is for', async () => {
  const answers = [
    Response.json({ id: 'bkg_ada', manageToken: token }),
    Response.json(
      {
        code: 'slot-taken',
        detail: '',
        retry: { strategy: 'choose-alternative' },
        waitlistEntry: { id: 'wls_1', manageToken: 'slm_w' },
      },
      { status: 409 },
    ),
    Response.json({ id: 'wls_1', bookingId: 'bkg_offered' }),
  ];
  const borne: unknown[] = [];
  const slotlog = createClient({
    url: '',
    key: 'slp_1',
    fetch: async (_, init) => {
      borne.push(new Headers(init?.headers).get('Authorization'));
      return answers.shift() ?? Response.json({ id: 'bkg_ada' });
    },
  });
  const wish = { serviceId: 'svc_1', start: '2026-11-23T09:00:00Z', waitlist: true } as const;
  await slotlog.bookings.create(wish);
  await slotlog.bookings.create(wish).catch(() => {});
  await slotlog.waitlist.get('wls_1');
  await slotlog.bookings.confirm({ id: 'bkg_offered', version: 1 });
  await slotlog.bookings.cancel(ada);
  expect(borne).toEqual(['slp_1', 'slp_1', 'slm_w', 'slm_w', token].map((each) => `Bearer ${each}`));
});

it('a token out of a link says which booking it is for', () => {
  expect(open('slp_1').manage(token)).toBe('bkg_ada');
  expect(() => open('slp_1').manage('slp_1')).toThrow(TypeError);
});

it('slots to move a booking to are looked for with its token, and without a key its service is read with it', async () => {
  const asked = async (key: string | undefined) => {
    const slotlog = open(key);
    server.asked.length = 0;
    await slotlog.services.slots({ serviceId: 'svc_1', from: 'a', to: 'b', ignoreBooking: 'bkg_ada' });
    await slotlog.services.days({ serviceId: 'svc_1', from: 'a', to: 'b', ignoreBooking: 'bkg_ada' });
    await slotlog.services.get('svc_1');
    return server.asked.map(({ bearer }) => bearer);
  };
  expect(await asked('slp_1')).toEqual([token, token, 'slp_1']);
  expect(await asked(undefined)).toEqual([token, token, token]);
});
