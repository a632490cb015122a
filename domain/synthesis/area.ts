import type { Area } from '../area.ts';
import { assembleReport, keepOrigin, listBecame, openOrigin } from './contract.ts';

export const synthesis = {
  routes: { keepOrigin, openOrigin, listBecame, assembleReport },
} as const satisfies Area;
