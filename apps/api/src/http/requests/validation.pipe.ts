import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { contentErrors } from '../problems/content-errors.js';
import { malformed, Problem } from '../problems/problem.js';

/** Lets through what fits the schema that the route declares; a path that does not fit leads nowhere. */
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { type, schema }: ArgumentMetadata) {
    if (!(schema instanceof z.ZodType)) return value;
    const { success, data, error } = schema.safeParse(value);
    if (success) return data;
    if (type === 'param') throw new Problem('not-found', 'Nothing has this id.');
    throw malformed(...contentErrors(error.issues, value, type === 'query' ? 'query' : 'body'));
  }
}
