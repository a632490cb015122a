import * as z from 'zod/mini';

/** A revision's number as a path parameter. */
export const revisionNumber = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,3}$/, 'the number of a revision')),
  z.transform((text: string) => Number(text)),
);
