import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { malformed, Problem } from '../problems/problem.js';

/** RFC 9110, 15.5.16: the header says what is taken instead. */
const packed = new Problem(
  'unsupported-media-type',
  'Send the body without a Content-Encoding.',
  {},
  {
    'Accept-Encoding': 'identity',
  },
);

const notJson = (detail: string) => malformed({ pointer: '', rule: 'wrong-format', detail });

/** JSON is all that is read. An empty body is none, whatever its type claims: many clients claim it always. */
export const readJsonBodies = (server: FastifyInstance) => {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addHook('preParsing', ({ headers, method }, _, payload, done) => {
    const isPlain = /^(identity)?$/i.test(headers['content-encoding']?.trim() ?? '');
    // What only reads has no body that anybody would unpack.
    return isPlain || method === 'GET' || method === 'HEAD' ? done(null, payload) : done(packed);
  });
  server.addContentTypeParser(
    ['application/json', 'application/merge-patch+json'],
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer, done) => {
      if (body.length === 0) return done(null, undefined);
      if (!isUtf8(body)) return done(notJson('The body is not valid UTF-8.'));
      void parseJson(request, body.toString(), (error, value) =>
        error ? done(notJson('The body is not valid JSON.')) : done(null, value),
      );
    },
  );
};
