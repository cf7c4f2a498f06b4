import { readFile } from 'node:fs/promises';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Pool } from 'pg';
import { inPackage, migrate, openPool } from '#libs/database';
import { eventStoreMigrations } from '#libs/event-store';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { envelope } from '#test/harness/logs/seats';
import { SeatTaken, TicketOffice, TicketOfficeModule } from './ticket-office.js';

test('the ticket office of the README is the one that sells here', async () => {
  const [code] = (await readFile(inPackage('libs/event-store/README.md'), 'utf8')).split('```ts\n')[1]!.split('```');
  expect(code).toBe(await readFile(inPackage('test/integration/event-store/ticket-office.ts'), 'utf8'));
});

describe('another Nest application', () => {
  let database: ClonedDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await cloneDatabase();
    await migrate({ ownerUrl: database.url, libraries: [eventStoreMigrations] });
    pool = openPool({ url: database.url, max: 10 });
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const start = () => {
    class Host {}
    Global()(Host);
    Module({ providers: [{ provide: Pool, useValue: pool }], exports: [Pool], imports: [TicketOfficeModule] })(Host);
    return NestFactory.createApplicationContext(Host, { logger: false });
  };

  test('sells each seat once, whoever of two processes is asked', async () => {
    const applications = [await start(), await start()];
    const offices = applications.map((application) => application.get(TicketOffice));
    const seats = Array.from({ length: 20 }, (_, number) => `${number}`);
    const sales = seats.flatMap((seat) =>
      offices.map((office) =>
        office.sell('hamlet', seat, envelope()).then(
          () => 'sold',
          (error) => (error instanceof SeatTaken ? 'taken' : String(error)),
        ),
      ),
    );
    expect((await Promise.all(sales)).sort()).toEqual([...seats.map(() => 'sold'), ...seats.map(() => 'taken')]);
    await Promise.all(applications.map((application) => application.close()));
  });
});
