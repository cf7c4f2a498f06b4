import type { FastifyRequest } from 'fastify';
import { unmetCondition } from './conditions.js';

const asked = (method: string, headers: object, config: object = { scope: 'bookings:write' }) =>
  unmetCondition({
    ...{ method, headers, routeOptions: { config }, url: '/v1/waitlist/wls_1', id: 'req_1' },
    ...{ host: 'here', hostname: 'here', protocol: 'http', raw: {}, server: { ownAddress: () => 'http://here' } },
  } as unknown as FastifyRequest)?.code;

describe('a resource without a version to go by', () => {
  it('makes nothing on a tag: there is nothing yet that could have it', () => {
    expect(asked('POST', { 'if-match': '"3-abcd0003"' })).toBe('precondition-failed');
    expect(asked('POST', { 'if-match': '*' })).toBeUndefined();
    expect(asked('POST', {})).toBeUndefined();
  });

  it('is given up whatever the tag: who leaves the line has seen it at some version, and any will do', () => {
    expect(asked('DELETE', { 'if-match': '"1-abcd0001"' })).toBeUndefined();
    expect(asked('DELETE', { 'if-match': 'W/"1-abcd0001"' })).toBeUndefined();
  });
});

it('a route that goes by versions judges the tag itself', () => {
  const config = { scope: 'bookings:write', isVersioned: true };
  expect(asked('POST', { 'if-match': '"3-abcd0003"' }, config)).toBeUndefined();
});

it('a condition on what a reader has already is refused on a write', () => {
  expect(asked('POST', { 'if-none-match': '*' })).toBe('malformed-request');
  expect(asked('DELETE', { 'if-none-match': '"1-abcd0001"' })).toBe('malformed-request');
  expect(asked('GET', { 'if-none-match': '"1-abcd0001"', 'if-match': '"1-abcd0001"' })).toBeUndefined();
});

it('a route outside the API judges no conditions', () =>
  expect(asked('POST', { 'if-match': '"1"', 'if-none-match': '*' }, {})).toBeUndefined());
