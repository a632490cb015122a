import type { home as area } from '../../domain/home/area.ts';
import type { AreaSamples } from '../http/scene.ts';

export const home: AreaSamples<keyof typeof area.routes> = { samples: { openHome: async () => ({}) } };
