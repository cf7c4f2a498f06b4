import type { FastifyRequest } from 'fastify';
import { type Tagged, versionsAskedFor } from '../answers/entity-tag.js';
import { malformed, Problem } from '../problems/problem.js';
import { originOf, pathOf } from './origin.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route judges `If-Match` itself, against a version. */
    isVersioned?: boolean;
  }
}

const reading = new Set(['GET', 'HEAD']);

/**
 * RFC 9110, 13.1: what is asked for on a condition that is not met is not done. Routes that go by versions judge `If-Match`
 * themselves; elsewhere nothing has a tag that it could match. `If-None-Match` guards what is read.
 */
export const unmetCondition = (request: FastifyRequest): Problem | undefined => {
  const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
  const { isVersioned, scope } = request.routeOptions.config;
  if (reading.has(request.method) || scope === undefined) return undefined;
  if (noneMatch !== undefined) {
    const detail =
      'If-None-Match is for reads; a write states the version it was decided on with If-Match or expectedVersion.';
    return malformed({ pointer: 'If-None-Match', rule: 'unknown-field', detail });
  }
  if (match === undefined || isVersioned || request.method !== 'POST' || match.trim() === '*') return undefined;
  return unmet(request, 'Nothing here has a tag; leave If-Match out.', null, 0);
};

/** Whether a read has the version that it is asked for; its tag is compared strongly, whatever coding it was of. */
export const refuseOtherVersion = (request: FastifyRequest, { version, mark, erased }: Tagged): void => {
  const { 'if-match': match } = request.headers;
  if (match === undefined) return;
  const asked = versionsAskedFor(match);
  if (asked === 'any') return;
  const isThis = (tag: Tagged) =>
    tag.version === version && tag.mark === mark && (tag.erased ?? false) === (erased ?? false);
  if (asked?.some(isThis)) return;
  throw unmet(request, `It is at version ${version}.`, asked?.[0]?.version ?? null, version);
};

const unmet = (request: FastifyRequest, detail: string, expectedVersion: number | null, currentVersion: number) => {
  const current = originOf(request) + pathOf(request);
  return new Problem('precondition-failed', detail, { expectedVersion, currentVersion, current, changes: [] });
};
