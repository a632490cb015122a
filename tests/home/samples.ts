import { API } from '../../domain/api.ts';
import type { home as area } from '../../domain/home/area.ts';
import type { AreaSamples } from '../http/scene.ts';
import { ofCommunity } from '../http/told.ts';

export const home: AreaSamples<keyof typeof area.routes> = {
  samples: { openHome: async () => ({}) },
  reads: { asked: { openHome: ofCommunity(API.openHome) }, counting: ['openHome'] },
};
