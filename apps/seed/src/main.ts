// npm run seed: a clinic and a studio with a month of bookings, for whoever builds a frontend. To run it again adds what is missing.
import { caller } from './caller.js';
import { fill } from './fill.js';
import { houses } from './houses.js';
import { keyOf } from './keys.js';
import { findServer } from './served.js';

const server = await findServer();
try {
  const now = Temporal.Now.instant();
  for (const house of houses) {
    const key = await keyOf(server.url, house.tenant);
    const { publicKey, booked, waiting } = await fill(caller(server.url, key), house, now);
    console.log(
      [
        `\n${house.title} (tenant ${house.tenant})`,
        `  public key, for pages    ${publicKey}`,
        `  secret key, for a desk   ${key}`,
        `  services                 ${house.services.map(({ id }) => id).join(', ')}`,
        `  in the next 30 days      ${booked} bookings, ${waiting} who wait`,
      ].join('\n'),
    );
  }
  console.log(
    [
      '\nWhat to do next:',
      ...(server.isOwn ? ['  npm start', '    the server that was started for this has stopped again'] : []),
      `  node examples/picker/serve.mjs ${server.url} <public key> <service>`,
      '    a page that books, at http://localhost:8080',
      '  docs/frontends.md',
      '    ten minutes from here to a page of your own\n',
    ].join('\n'),
  );
} catch (error) {
  console.error(`seed: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await server.stop();
}
