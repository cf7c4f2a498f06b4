import { Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** The answer's headers and status; its body is what the route returns. */
export const Reply = () => Res({ passthrough: true });
export type Reply = FastifyReply;
