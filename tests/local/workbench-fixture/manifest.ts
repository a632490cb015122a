import type { AppManifest } from '../../../local/workbench/server.ts';
import { appId } from './office.ts';

export const manifest: AppManifest = {
  manifestVersion: '1.30',
  version: '1.2.3',
  id: appId,
  name: { short: 'Guildhall' },
  staticTabs: [
    {
      entityId: 'home',
      name: 'Home',
      contentUrl: 'https://guildhall.example/tab?theme={app.theme}',
      scopes: ['personal'],
    },
    {
      entityId: 'panel',
      name: 'Guildhall',
      contentUrl: 'https://guildhall.example/tab?panel=1',
      scopes: ['groupChat'],
      context: ['meetingSidePanel', 'meetingDetailsTab', 'meetingStage'],
    },
  ],
  configurableTabs: [
    {
      configurationUrl: 'https://guildhall.example/tab?configure=1',
      scopes: ['team'],
      context: ['channelTab'],
    },
  ],
  authorization: {
    permissions: { resourceSpecific: [{ name: 'MeetingStage.Write.Chat', type: 'Delegated' }] },
  },
};
