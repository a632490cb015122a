import { API } from '../../domain/api.ts';
import type { sessions as area } from '../../domain/sessions/area.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { type AreaReads, ofCommunity, type Told } from '../http/told.ts';

const inComing = ({ communityId, coming }: Told) => ({ communityId, sessionId: coming.id });

export const sessionReads: AreaReads<keyof typeof area.routes> = {
  asked: {
    listSessions: async ({ world, reader, communityId }) => {
      const params = { communityId };
      const upcoming = await world.call(reader, API.listSessions, { params, query: { when: 'upcoming' } });
      const past: Session[] = [];
      for (let after: string | undefined; ; ) {
        const query = { when: 'past' as const, ...(after && { after }) };
        const page = await world.call(reader, API.listSessions, { params, query });
        past.push(...page.sessions);
        if (!page.next) return { upcoming: upcoming.sessions, past };
        after = page.next;
      }
    },
    openSession: async ({ world, reader, communityId, coming, over }) => {
      const open = (sessionId: string) =>
        world.call(reader, API.openSession, { params: { communityId, sessionId } });
      return [await open(coming.id), await open(over.id)];
    },
    followSession: (told) =>
      told.world.call(told.reader, API.followSession, { params: inComing(told), query: {} }),
    // It is answered from what following has read, so whoever follows is asked first.
    whoHasItOpen: async (told) => {
      const params = inComing(told);
      await told.world.call(told.reader, API.followSession, { params, query: {} });
      return told.world.call(told.reader, API.whoHasItOpen, { params });
    },
    openPreparation: (told) => told.world.call(told.reader, API.openPreparation, { params: inComing(told) }),
    findApp: ofCommunity(API.findApp),
    findAppointment: async ({ world, reader }) => {
      const events = world.microsoft365.calendar(reader.id).map(({ id }) => id);
      return Promise.all(events.map((item) => world.call(reader, API.findAppointment, { query: { item } })));
    },
    listOccurrences: ({ world, reader }) =>
      world.call(reader, API.listOccurrences, {
        query: { item: world.microsoft365.series(reader.id)[0] ?? '' },
      }),
    listPlanDrafts: ofCommunity(API.listPlanDrafts),
    findMeeting: async (told) => {
      const { world, reader } = told;
      const { session } = await world.call(reader, API.openSession, { params: inComing(told) });
      const chat = { params: { chatId: session.chatId ?? '' } };
      const elsewhere = { params: { chatId: '19:meeting_elsewhere@thread.v2' } };
      return [
        await world.call(reader, API.findMeeting, chat),
        await world.call(reader, API.findMeeting, elsewhere),
      ];
    },
    openSummaryMail: ({ world, reader, communityId, over }) =>
      world.call(reader, API.openSummaryMail, { params: { communityId, sessionId: over.id } }),
    listOpenActions: ofCommunity(API.listOpenActions),
    listTopics: ({ world, reader, communityId }) =>
      Promise.all(
        (['open', 'planned', 'closed'] as const).map((state) =>
          world.call(reader, API.listTopics, { params: { communityId }, query: { state } }),
        ),
      ),
    listGrownTopics: ({ world, reader, communityId, reported }) =>
      world.call(reader, API.listGrownTopics, {
        params: { communityId },
        query: { kind: 'pilot', of: reported.id },
      }),
    openTopic: ({ world, reader, communityId, topicId }) =>
      world.call(reader, API.openTopic, { params: { communityId, topicId } }),
  },
  counting: [
    ...(['findMeeting', 'followSession', 'listOpenActions', 'listPlanDrafts', 'listSessions'] as const),
    ...(['listTopics', 'openSession', 'openSummaryMail'] as const),
  ],
};
