import type { activity as area } from '../../domain/activity/area.ts';
import type { AreaSamples } from '../http/scene.ts';

export const activity: AreaSamples<keyof typeof area.routes> = {
  samples: {
    openNoticeSettings: async () => ({}),
    changeNoticeSettings: async () => ({
      body: {
        hours: { days: [1, 2, 3], from: '09:00', to: '17:00' },
        mail: true,
        kinds: { summaryReady: 'never' },
      },
    }),
  },
};
