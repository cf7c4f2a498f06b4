import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Admission } from './admission.js';

let admission: Admission;

beforeEach(() => {
  admission = new Admission(1);
});

afterEach(() => admission.stop());

const begin = (path: string) => {
  const response = new EventEmitter() as ServerResponse;
  admission.begins(path, response);
  return response;
};

it('more than may be under way is turned away until something has ended', () => {
  const response = begin('/v1/bookings');
  expect(admission.admits('/v1/bookings')).toBe(false);
  response.emit('close');
  expect(admission.admits('/v1/bookings')).toBe(true);
});

it.each(['/healthz', '/readyz', '/metrics', '/v1/events/stream', '/v1/services/:id/slots/stream'])(
  '%s is let in always, and does not count',
  (path) => {
    begin(path);
    expect(admission.state.underWay).toBe(0);
    begin('/v1/bookings');
    expect(admission.admits(path.replace(':id', 'svc_consultation'))).toBe(true);
  },
);

it.each(['/v1/waitlist/x/stream', '/docs/stream', '/stream', '/v1/events/stream/more', '/x/healthz'])(
  '%s is like all else',
  (path) => {
    begin(path);
    expect(admission.state.underWay).toBe(1);
    expect(admission.admits(path)).toBe(false);
  },
);
