import 'reflect-metadata';
import { join } from 'node:path';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { z } from 'zod';
import { filesOf, root } from '#test/architecture/repository';

type Class = abstract new (...args: never[]) => object;

interface Taken {
  readonly title: string;
  readonly schema: unknown;
}

/** What the routes of a controller take of a query or a path: the name of the method, and the schema that it says. */
const takenBy = (controller: Class, kind: RouteParamtypes): Taken[] =>
  Object.getOwnPropertyNames(controller.prototype).flatMap((method) => {
    const args: Record<string, { schema?: unknown }> =
      Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {};
    return Object.entries(args)
      .filter(([key]) => key.startsWith(`${kind}:`))
      .map(([, { schema }]) => ({ title: `${controller.name}.${method}`, schema }));
  });

const without = (taken: readonly Taken[]) =>
  taken.filter(({ schema }) => !(schema instanceof z.ZodType)).map(({ title }) => title);

/** Compared, or taken apart, by who knows their form, and never asked for in the database as they are. */
const readByOthers = new Set(['minPosition', 'after', 'updatedSince', 'slotPosition', 'cursor', 'ticket']);

/** What Postgres cannot hold would fail there, and be our fault. */
const unstorable = ['A\0B', 'half \ud800'];

/** The fields of a query that take what cannot be stored. */
const careless = ({ title, schema }: Taken): string[] => {
  const { properties = {} } = z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' });
  const takes = (name: string, value: string) =>
    !(schema as z.ZodType).safeParse({ [name]: value }).error?.issues.some(({ path }) => path[0] === name);
  return Object.keys(properties)
    .filter((name) => !readByOthers.has(name) && unstorable.some((value) => takes(name, value)))
    .map((name) => `${title} ?${name}`);
};

const controllers = async (): Promise<Class[]> => {
  const files = filesOf('apps/api/src/**/*.controller.ts').map((path) => import(join(root, path)));
  const all = (await Promise.all(files)).flatMap((exports) => Object.values<unknown>(exports));
  return all.filter((each): each is Class => typeof each === 'function');
};

const queries = async () => (await controllers()).flatMap((each) => takenBy(each, RouteParamtypes.QUERY));

it('every query has a schema, and every field of one refuses what cannot be stored', async () => {
  const all = await queries();
  expect(all.length).toBeGreaterThan(10);
  expect(without(all)).toEqual([]);
  expect(all.flatMap(careless)).toEqual([]);
});

it('every parameter of a path under /v1 has one', async () => {
  // A file is one of a few, and a feed's token has a form of its own.
  const pages = /^(Documentation|Problems|Manage|FeedFiles)Controller\./;
  const all = (await controllers()).flatMap((each) => takenBy(each, RouteParamtypes.PARAM));
  expect(all.length).toBeGreaterThan(20);
  expect(without(all).filter((title) => !pages.test(title))).toEqual([]);
});

it('a query without a schema and a field that takes anything are noticed', () => {
  @Controller('v1/careless')
  class Careless {
    @Get()
    list(@Query({ schema: z.strictObject({ name: z.string(), id: z.string().regex(/^[a-z]+$/) }) }) query: object) {
      return query;
    }
    @Get(':id')
    get(@Param('id') id: string, @Query() query: object) {
      return { id, query };
    }
  }
  const taken = takenBy(Careless, RouteParamtypes.QUERY);
  expect(without(taken)).toEqual(['Careless.get']);
  expect(without(takenBy(Careless, RouteParamtypes.PARAM))).toEqual(['Careless.get']);
  expect(taken.filter(({ schema }) => schema).flatMap(careless)).toEqual(['Careless.list ?name']);
});
