import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { apiModule } from '../../../apps/api/src/api.module.js';
import type { Edition, Purpose } from '../../../apps/api/src/documentation/edition.js';
import { OpenApi } from '../../../apps/api/src/documentation/open-api.js';
import { readConfig } from '../../../apps/api/src/starting/config.js';
import type { Parts } from '../../../apps/api/src/starting/parts.js';

/** The OpenAPI document as the routes are now, without a server and without a database. */
export const apiDocument = async (edition: Edition, purpose: Purpose = 'programs'): Promise<object> => {
  const parts = { config: readConfig({}) } as Parts;
  const module = apiModule(parts);
  const app = await NestFactory.create(module, new FastifyAdapter(), { preview: true, logger: false });
  const { useFactory } = module.providers!.find(
    (provider) => 'provide' in provider && provider.provide === OpenApi,
  ) as { useFactory: () => OpenApi };
  const openApi = useFactory();
  openApi.describe(app);
  return openApi.document(edition, purpose);
};
