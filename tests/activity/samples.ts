import type { activity as area } from '../../domain/activity/area.ts';
import { API } from '../../domain/api.ts';
import type { AreaSamples } from '../http/scene.ts';
import { ofCommunity } from '../http/told.ts';

const settings = {
  hours: { days: [1, 2, 3], from: '09:00', to: '17:00' },
  mail: true,
  kinds: { summaryReady: 'never' as const },
};

export const activity: AreaSamples<keyof typeof area.routes> = {
  samples: {
    openNoticeSettings: async () => ({}),
    changeNoticeSettings: async () => ({ body: { ...settings, tryTeams: true } }),
  },
  fields: { mayBeNull: ['hours'], mayBeMissing: ['hours', 'mail', 'kinds', 'summaryReady', 'tryTeams'] },
  reads: {
    asked: { openNoticeSettings: ofCommunity(API.openNoticeSettings) },
    make: ({ world, reader }) => world.call(reader, API.changeNoticeSettings, { body: settings }),
  },
};
