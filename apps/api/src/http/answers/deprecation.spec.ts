import fastify from 'fastify';
import { tellDeprecation } from './deprecation.js';

const deprecated = {
  since: '2027-03-01T00:00:00Z',
  sunset: '2027-09-01T00:00:00Z',
  instead: 'https://booking.example.com/docs/moving',
};

const server = fastify();
tellDeprecation(server);
server.get('/old', { config: { deprecated } }, async () => 'old');
server.get('/broken', { config: { deprecated } }, async () => {
  throw new Error('broken');
});
server.get('/pages', { config: { deprecated } }, async (_, reply) =>
  reply.header('Link', '</pages?cursor=x>; rel="next"').send('pages'),
);
server.get('/new', async () => 'new');

afterAll(() => server.close());

it('a route on its way out says since when, until when, and what to do instead, whatever it answers', async () => {
  for (const url of ['/old', '/broken']) {
    const { headers } = await server.inject({ url });
    expect(headers).toMatchObject({
      deprecation: '@1803859200',
      sunset: 'Wed, 01 Sep 2027 00:00:00 GMT',
      link: '<https://booking.example.com/docs/moving>; rel="deprecation"; type="text/html"',
    });
  }
});

it('a link that a deprecated route has besides stays', async () => {
  const { headers } = await server.inject({ url: '/pages' });
  expect(headers.link).toBe(
    '</pages?cursor=x>; rel="next", <https://booking.example.com/docs/moving>; rel="deprecation"; type="text/html"',
  );
});

it('all others say nothing', async () => {
  const { headers } = await server.inject({ url: '/new' });
  expect(headers).not.toHaveProperty('deprecation');
  expect(headers).not.toHaveProperty('sunset');
});
