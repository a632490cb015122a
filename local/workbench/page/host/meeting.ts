import { api } from '../api.ts';
import { chatById, meetingByJoinUrl } from '../graph.ts';
import type { Handlers, HostOptions } from './host.ts';
import { errors } from './protocol.ts';

/** `meeting.*`: answered by callbacks of (error, result). */
export function meetingHandlers({ spec, desk, origin }: HostOptions): Handlers {
  const may = (permission: string) => desk().app.permissions.includes(permission);
  const notInMeeting = [{ errorCode: 501, message: 'This is not a meeting' }];

  return {
    'meeting.getMeetingDetails': async () => {
      const { chatId } = spec();
      if (!chatId) return notInMeeting;
      if (!may('OnlineMeeting.ReadBasic.Chat')) {
        return [errors.denied('The manifest does not ask for OnlineMeeting.ReadBasic.Chat')];
      }
      const { person, tenantId } = desk();
      const chat = await chatById(person.id, chatId);
      const joinUrl = chat.onlineMeetingInfo?.joinWebUrl ?? '';
      const meeting = joinUrl ? await meetingByJoinUrl(person.id, joinUrl) : undefined;
      return [
        null,
        {
          details: {
            id: meeting?.id,
            title: meeting?.subject ?? chat.topic,
            type: 'Scheduled',
            joinUrl,
            scheduledStartTime: meeting?.startDateTime,
            scheduledEndTime: meeting?.endDateTime,
          },
          conversation: { id: chatId },
          organizer: { id: meeting?.participants?.organizer?.identity?.user?.id, tenantId },
        },
      ];
    },
    'meeting.shareAppContentToStage': async (address) => {
      const { chatId } = spec();
      if (!chatId) return notInMeeting;
      if (!may('MeetingStage.Write.Chat')) {
        return [errors.denied('The manifest does not ask for MeetingStage.Write.Chat')];
      }
      const url = URL.canParse(String(address)) ? new URL(String(address)) : undefined;
      if (url?.origin !== origin)
        return [errors.invalid('The address is not in validDomains of the manifest')];
      await api.share(chatId, url.href, desk().person.id);
      return [null, true];
    },
    'meeting.stopSharingAppContentToStage': async () => {
      const { chatId } = spec();
      if (!chatId) return notInMeeting;
      await api.stopSharing(chatId);
      return [null, true];
    },
    'meeting.getAppContentStageSharingCapabilities': () => [
      null,
      {
        // Phones show what was shared elsewhere, and say that an app there may not share.
        doesAppHaveSharePermission: may('MeetingStage.Write.Chat') && desk().settings.device === 'desktop',
      },
    ],
    'meeting.getAppContentStageSharingState': async () => {
      const { chatId } = spec();
      if (!chatId) return notInMeeting;
      const { stage } = await api.room(chatId);
      return [null, { isAppSharing: stage !== undefined }];
    },
    'meeting.joinMeeting': (given) => {
      const joinUrl =
        typeof given === 'object' && given !== null && 'joinWebUrl' in given ? given.joinWebUrl : '';
      return desk().openLink(String(joinUrl)) ? [null, true] : [errors.invalid('This is not a join URL')];
    },
  };
}
