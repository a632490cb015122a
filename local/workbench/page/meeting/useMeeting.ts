import { useEffect, useState } from 'react';
import useSWR from 'swr';
import { meetingTab } from '../../app.ts';
import { api, type Person, type Room } from '../api.ts';
import { chatById, chatMembers, GraphError, isInstalled, meetingByJoinUrl } from '../graph.ts';
import type { FrameSpec } from '../host/context.ts';
import { useDesk } from '../host/desk.ts';
import type { FrameContext } from '../host/protocol.ts';

export interface MeetingFacts {
  subject: string;
  start?: Date;
  end?: Date;
  joinUrl?: string;
  members: Person[];
  /** undefined while Graph cannot say */
  installed: boolean | undefined;
}

/** What Graph knows about a meeting's chat, as one of its members sees it. */
export function useMeetingFacts(chatId: string): { facts?: MeetingFacts; problem?: string } {
  const { person, people, app } = useDesk();
  const { data: chat, error } = useSWR(['chat', person.id, chatId], () => chatById(person.id, chatId));
  const joinUrl = chat?.onlineMeetingInfo?.joinWebUrl ?? undefined;
  const { data: meeting } = useSWR(joinUrl ? ['join', person.id, joinUrl] : null, () =>
    meetingByJoinUrl(person.id, joinUrl ?? ''),
  );
  const { data: members } = useSWR(['members', person.id, chatId], () => chatMembers(person.id, chatId), {
    refreshInterval: 5000,
  });
  const { data: installed } = useSWR(
    ['installed', person.id, chatId],
    () => isInstalled(person.id, chatId, app.id),
    { refreshInterval: 3000 },
  );
  if (!chat) {
    if (!error) return {};
    if (error instanceof GraphError && (error.status === 404 || error.status === 403)) {
      return { problem: `${person.displayName} is not in this meeting.` };
    }
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  const ids = new Set(members?.map((one) => one.userId));
  return {
    facts: {
      subject: meeting?.subject ?? chat.topic ?? 'Meeting',
      members: people.filter((one) => ids.has(one.id)),
      installed,
      ...(joinUrl && { joinUrl }),
      ...(meeting?.startDateTime && { start: new Date(meeting.startDateTime) }),
      ...(meeting?.endDateTime && { end: new Date(meeting.endDateTime) }),
    },
  };
}

/** Joins for as long as the page shows the call, and looks every second who and what else is there. */
export function useRoom(chatId: string): {
  room?: Room;
  change: (own: { camera?: boolean; microphone?: boolean }) => void;
} {
  const { person } = useDesk();
  const [room, setRoom] = useState<Room>();
  useEffect(() => {
    let here = true;
    const beat = (change = {}) =>
      api.join(chatId, person.id, change).then(
        (now) => here && setRoom((last) => (JSON.stringify(last) === JSON.stringify(now) ? last : now)),
        () => undefined,
      );
    void beat();
    const timer = setInterval(() => void beat(), 1000);
    const leaveNow = () => api.leaveNow(chatId, person.id);
    addEventListener('pagehide', leaveNow);
    return () => {
      here = false;
      clearInterval(timer);
      removeEventListener('pagehide', leaveNow);
      api.leave(chatId, person.id).catch(() => undefined);
    };
  }, [chatId, person.id]);
  const change = (own: { camera?: boolean; microphone?: boolean }) => {
    void api.join(chatId, person.id, own).then(setRoom);
  };
  return { change, ...(room && { room }) };
}

/** A frame of the app inside a meeting. */
export function useMeetingFrame(chatId: string) {
  const { app } = useDesk();
  return (frameContext: FrameContext, context: string): FrameSpec | undefined => {
    const tab = meetingTab(app, context);
    return (
      tab && { host: 'Teams', frameContext, entityId: tab.entityId, url: tab.path, title: app.name, chatId }
    );
  };
}
