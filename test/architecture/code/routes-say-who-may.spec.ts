import 'reflect-metadata';
import { join } from 'node:path';
import { Controller, Get, Post, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { RouteConfig } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { filesOf, root } from '#test/architecture/repository';

type Class = abstract new (...args: never[]) => object;

const isController = (exported: unknown): exported is Class =>
  typeof exported === 'function' && Reflect.hasMetadata(PATH_METADATA, exported);

/** Each route of a controller with the scope that it asks for: `GET v1/bookings`. */
const routesOf = (controller: Class) =>
  Object.values(Object.getOwnPropertyDescriptors(controller.prototype))
    .map(({ value }) => value)
    .filter((method) => typeof method === 'function' && Reflect.hasMetadata(METHOD_METADATA, method))
    .map((method) => {
      const paths = [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, method)];
      const path = paths
        .map((part: string) => part.replaceAll(/^\/|\/$/g, ''))
        .filter(Boolean)
        .join('/');
      const { scope } = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, method) ?? {};
      return { route: `${RequestMethod[Reflect.getMetadata(METHOD_METADATA, method)]} ${path}`, scope };
    });

const silent = (controllers: readonly Class[]) =>
  controllers
    .flatMap(routesOf)
    .filter(({ scope }) => scope === undefined)
    .map(({ route }) => route);

const open = (controllers: readonly Class[]) =>
  controllers
    .flatMap(routesOf)
    .filter(({ scope }) => scope === 'none')
    .map(({ route }) => route);

const controllers = async (): Promise<Class[]> => {
  const files = filesOf('apps/api/src/**/*.controller.ts').map((path) => import(join(root, path)));
  return (await Promise.all(files)).flatMap((exports) => Object.values(exports).filter(isController));
};

it('every route says which scope it asks for', async () => {
  const all = await controllers();
  expect(all).not.toHaveLength(0);
  expect(silent(all)).toEqual([]);
});

it('nothing under /v1 is open to everybody', async () => {
  expect(open(await controllers()).filter((route) => route.includes(' v1'))).toEqual([]);
});

it('a route that says nothing and one that is open are noticed', () => {
  @Controller('v1/leaks')
  class Leaks {
    @Get(':id')
    get() {}

    @Post()
    @RouteConfig({ scope: 'none' })
    create() {}

    @Get()
    @RouteConfig({ scope: 'bookings:read' })
    list() {}
  }
  expect(silent([Leaks])).toEqual(['GET v1/leaks/:id']);
  expect(open([Leaks])).toEqual(['POST v1/leaks']);
});
