/**
 * The page for whoever has a manage token. The token stands behind `#`, which no browser sends to any server; it calls the API as
 * its bearer, and has no other way in. Nothing is put together as mark-up: all text is text.
 */
export const script = `const [token, wished] = location.hash.slice(1).split('/');
const card = document.getElementById('card');
const locale = navigator.language;
const twoWeeks = 14 * 86400000;
let booking, service, place = '';
document.documentElement.lang = language;
document.title = words.title;

const call = async (path, body) => {
  const answer = await fetch(new URL('v1/' + path, location.href), {
    method: body ? 'POST' : 'GET',
    headers: { Authorization: 'Bearer ' + token, ...(body && { 'Content-Type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = (answer.headers.get('content-type') || '').includes('json');
  if (!answer.ok) throw isJson ? JSON.parse(text) : { status: answer.status };
  return isJson ? JSON.parse(text) : text;
};

const make = (name, text, more) => Object.assign(document.createElement(name), text === undefined ? {} : { textContent: text }, more);
const button = (text, act, kind) => {
  const it = make('button', text, { type: 'button', className: kind || '' });
  it.addEventListener('click', async () => {
    for (const each of card.querySelectorAll('button')) each.disabled = true;
    await act().catch(fail);
  });
  return it;
};
const row = (...buttons) => { const it = make('div', undefined, { className: 'row' }); it.append(...buttons); return it; };
const zone = () => ({ timeZone: service.timeZone });
const whole = () => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', ...zone() });
const day = () => new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', ...zone() });
const time = () => new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...zone() });

const askForLinks = () => {
  const email = make('input', undefined, { type: 'email', id: 'email', required: true, autocomplete: 'email', maxLength: 320 });
  const form = make('form');
  form.append(make('label', words.address, { htmlFor: 'email' }), email, row(make('button', words.send, { className: 'main' })));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    form.querySelector('button').disabled = true;
    call('manage-links', { email: email.value }).then(() => say(words.sent), () => say(words.failed));
  });
  card.replaceChildren(make('h1', words.lostLink), make('p', words.lostLinkHow), form);
  email.focus();
};

const say = (text) => card.replaceChildren(make('h1', words.title), make('p', text));
const notice = (text) => make('p', text, { className: 'notice' });

const fail = async (problem) => {
  if (problem.status === 401 || problem.status === 404) return say(words.over);
  if (problem.status === 410) return say(words.lost);
  if (!booking) return say(words.failed);
  const { code, alternatives } = problem;
  if (alternatives && alternatives.length > 0) return show(words.taken, alternatives);
  if (code === 'window-closed') return show(words.closed);
  if (code === 'version-conflict' || code === 'illegal-transition' || code === 'slot-taken' || code === 'hold-expired') {
    await load();
    return show(words.changed);
  }
  show(words.failed);
};

const load = async () => {
  let id = token.split('.')[2] || '';
  if (id.startsWith('wls_')) id = (await call('waitlist/' + id)).bookingId;
  if (!id) throw { status: 401 };
  booking = await call('bookings/' + id);
  service = service || (await call('services/' + booking.serviceId));
  const file = await call('bookings/' + id + '/invite.ics');
  const line = /^LOCATION:(.*)$/m.exec(file.replaceAll('\\r\\n ', '').replaceAll('\\r', ''));
  place = line ? line[1].replaceAll('\\\\n', ' ').replaceAll(/\\\\(.)/g, '$1') : '';
  card.fileUrl && URL.revokeObjectURL(card.fileUrl);
  card.fileUrl = URL.createObjectURL(new Blob([file], { type: 'text/calendar' }));
};

const command = (what, more) => async () => {
  booking = await call('bookings/' + booking.id + '/' + what, { expectedVersion: booking.version, ...more });
  await load();
  show(words.done);
};

const times = (slots) => {
  const days = Map.groupBy(slots, (slot) => day().format(new Date(slot.start)));
  return [...days].flatMap(([name, some]) => [
    make('h2', name),
    row(...some.map((slot) => button(time().format(new Date(slot.start)), command('reschedule', { start: slot.start })))),
  ]);
};

const others = (from) => async () => {
  const range = new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(from + twoWeeks).toISOString(), ignoreBooking: booking.id });
  const { slots } = await call('services/' + booking.serviceId + '/slots?' + range);
  const free = slots.filter(({ start }) => start !== booking.start);
  show(free.length > 0 ? words.choose : words.none, free, from + twoWeeks);
};

const ask = async () => {
  show();
  card.append(row(button(words.sure, command('cancel', {}), 'danger'), button(words.keep, async () => show())));
};

const wish = async () => {
  const isToMove = ['pending', 'confirmed', 'displaced'].includes(booking.status) && wished && new Date(wished) > new Date();
  if (!isToMove || wished === booking.start) return show();
  show(words.wished.replace('{time}', whole().format(new Date(wished))));
  card.append(row(button(words.yes, command('reschedule', { start: wished }), 'main'), button(words.no, async () => show())));
};

const show = (said, slots, next) => {
  const { status, start, end, expiresAt } = booking;
  const facts = make('dl');
  facts.append(make('dt', words.when), make('dd', whole().formatRange(new Date(start), new Date(end))));
  if (place) facts.append(make('dt', words.where), make('dd', place));
  const until = expiresAt ? whole().format(new Date(expiresAt)) : '';
  const parts = [make('h1', service.name), make('div', words[status].replace('{time}', until), { className: 'status' }), facts];
  const isToCome = new Date(start) > new Date();
  const isOpen = ['held', 'pending', 'confirmed', 'displaced'].includes(status);
  const acts = [];
  if (status === 'held') acts.push(button(words.confirm, command('confirm', {}), 'main'));
  if (isOpen && status !== 'held' && isToCome) acts.push(button(words.move, others(Date.now()), status === 'displaced' ? 'main' : ''));
  if (status === 'pending' || status === 'confirmed') acts.push(make('a', words.file, { className: 'button', href: card.fileUrl, download: 'invite.ics' }));
  if (isOpen && isToCome) acts.push(button(words.cancel, ask, 'danger'));
  if (acts.length > 0) parts.push(row(...acts));
  if (said) parts.push(notice(said));
  if (slots) parts.push(...times(slots));
  if (next) parts.push(row(button(words.later, others(next))));
  card.replaceChildren(...parts);
};

addEventListener('hashchange', () => location.reload());
card.replaceChildren(make('p', words.loading));
if (token.startsWith('slp_')) askForLinks();
else load().then(wish).catch(fail);
`;
