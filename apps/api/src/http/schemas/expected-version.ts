import { z } from 'zod';

/** The version that the caller decided on; `If-Match` says the same in a header. */
export const expectedVersion = z.int().min(1).max(2_147_483_647).exactOptional();

/** A command that says nothing else; it needs no body where `If-Match` says the version. */
export const CommandRequest = z.strictObject({ expectedVersion }).default({}).meta({ id: 'CommandRequest' });
