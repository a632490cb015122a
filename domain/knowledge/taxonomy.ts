import * as z from 'zod/mini';

export const TAXONOMY = ['strategy', 'people', 'process', 'technology'] as const;
export const taxonomy = z.enum(TAXONOMY);
export type Taxonomy = z.infer<typeof taxonomy>;
