import type { Area } from '../../functions/area.ts';

const modules = import.meta.glob<Readonly<Record<string, Area>>>(
  ['../../functions/*/area.ts', '!../../functions/outbox/**'],
  { eager: true },
);

/** Every area of the function app. */
export const AREAS: readonly Area[] = Object.values(modules).flatMap((module) => Object.values(module));
