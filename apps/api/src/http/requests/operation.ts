import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { z } from 'zod';
import type { AccessScope } from '#libs/access';
import type { Deprecated } from '../answers/deprecation.js';
import type { Code } from '../problems/problem-kinds.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route declares parameters of the query; every other one is refused. */
    takesQuery?: boolean;
    /** Where a refusal points, and what stands there in the body of this route. */
    pointers?: Readonly<Record<string, string>>;
  }
}

/** What the outside is told of a route; from it comes the OpenAPI document. */
export interface OperationOptions {
  readonly id: string;
  readonly summary: string;
  /** Sentences beside the one that says who may. */
  readonly description?: string;
  readonly scope: AccessScope | 'none';
  /** Another scope that will do too. */
  readonly orScope?: AccessScope;
  /** Whether `bookings:own` will do too, for what is the caller's own. */
  readonly orOwn?: boolean;
  /** Whether a public key will do too. */
  readonly orPublic?: boolean;
  /** Whether a manage token will do too, for what it is about. */
  readonly orManager?: boolean;
  /** Whether it is a manage token in the body that will do, and which field says what that is for. */
  readonly managed?: string;
  /** Whether a ticket will do, `?ticket=`, for what whoever asked for it may do. */
  readonly orTicket?: boolean;
  /** Whether the token of a file will do, `?t=`, for the one thing that it is for. */
  readonly orFileToken?: boolean;
  /** Whether it tries to book, or takes a ticket: those who may be anybody get few of either. */
  readonly attempts?: boolean | 'tickets';
  /** By status; null: an answer without a body. The first is what the route answers unless it says otherwise. */
  readonly answers: Readonly<Record<number, z.ZodType | null>>;
  /** The codes of its refusals, beside those that any route may answer with. */
  readonly problems?: readonly Code[];
  readonly takesQuery?: boolean;
  /** Whether it changes nothing, whatever its method. */
  readonly onlyReads?: boolean;
  /** Where a refusal points, and what stands there in the body of this route. */
  readonly pointers?: Readonly<Record<string, string>>;
  /** What it is called as a tool. */
  readonly tool?: string;
  /** Whether an idempotency key says nothing to it: what it answers is kept nowhere, or it is the same when it is repeated. */
  readonly ignoresKeys?: boolean;
  /** Whether a refusal may have written something, and is then given again to the same request. */
  readonly replaysRefusals?: boolean;
  /** Whether reading it tells a secret, so that it is never compressed; what answers a write never is. */
  readonly tellsSecrets?: boolean;
  /** Since when it is better left alone, and until when it is there. */
  readonly deprecated?: Deprecated;
  /** Whether it goes on behind `Last-Event-ID`. */
  readonly resumes?: boolean;
  /** The media type of the answers, where it is not JSON. */
  readonly produces?: string;
}

export const operationMetadata = Symbol('operation');

/** Says what a route is called, who may use it and how it answers. */
export const Operation = (options: OperationOptions) =>
  applyDecorators(
    SetMetadata(operationMetadata, options),
    RouteConfig({
      scope: options.scope,
      ...(options.orScope && { orScope: options.orScope }),
      orOwn: options.orOwn ?? false,
      orPublic: options.orPublic ?? false,
      orManager: options.orManager ?? false,
      ...(options.managed !== undefined && { managed: options.managed }),
      orTicket: options.orTicket ?? false,
      orFileToken: options.orFileToken ?? false,
      attempts: options.attempts ?? false,
      takesQuery: options.takesQuery ?? false,
      onlyReads: options.onlyReads ?? false,
      ...(options.pointers && { pointers: options.pointers }),
      isVersioned: options.problems?.includes('version-required') ?? false,
      ...(options.deprecated && { deprecated: options.deprecated }),
      tellsSecrets: options.tellsSecrets ?? false,
    }),
    HttpCode(Number(Object.keys(options.answers)[0])),
  );

/** A page for people or their tools, open to everybody and no part of the API. */
export const Page = () => RouteConfig({ scope: 'none' });

/** The same of what is looked up for whoever asks: so much of it an address has a minute. */
export const CountedPage = () => RouteConfig({ scope: 'none', countsReads: true });
