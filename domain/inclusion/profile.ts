import * as z from 'zod/mini';

export const LEVELS = ['contributor', 'team-lead', 'manager', 'director', 'executive'] as const;
export const level = z.enum(LEVELS);
export type Level = z.infer<typeof level>;

/**
 * The list is fixed, because suggestions made of what people have said would tell what they have said. Its order is the
 * one in which totals are audited.
 */
export const DISCIPLINES = [
  'engineering',
  'operations',
  'product',
  'sales',
  'support',
  'design',
  'data',
  'finance',
  'people',
  'marketing',
  'it',
  'research',
  'legal',
  'other',
] as const;
export const discipline = z.enum(DISCIPLINES);
export type Discipline = z.infer<typeof discipline>;

/** What somebody says of themselves; null for what they do not say. */
export const profile = z.object({ level: z.nullable(level), discipline: z.nullable(discipline) });
export type Profile = z.infer<typeof profile>;

export const REGIONS = ['europe', 'americas', 'asia', 'africa', 'oceania'] as const;
export type Region = (typeof REGIONS)[number];

const AREAS: Readonly<Record<string, Region>> = {
  Europe: 'europe',
  America: 'americas',
  US: 'americas',
  Canada: 'americas',
  Brazil: 'americas',
  Asia: 'asia',
  Africa: 'africa',
  Australia: 'oceania',
  Pacific: 'oceania',
};

/** The part of the world that a zone lies in; null for islands between them and for UTC. */
export const regionOf = (zone: string | null): Region | null => AREAS[zone?.split('/')[0] ?? ''] ?? null;
