import type { Here, Nearest, Thinness, Trial } from '../../../domain/knowledge/evidence.ts';
export const thinnessOf = (_t: readonly Trial[], _n: Date): Thinness[] => [];
export const nearestTo = (t: readonly Trial[], _h: Here): Nearest[] =>
  t.slice(0, 3).map((trial) => ({ trial, shares: ['size'] }));
