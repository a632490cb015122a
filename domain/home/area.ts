import type { Area } from '../area.ts';
import { openHome } from './contract.ts';

export const home = { routes: { openHome } } as const satisfies Area;
