import { API } from '../../domain/api.ts';
import type { community as area } from '../../domain/community/area.ts';
import type { CommunityDraft } from '../../domain/community/community.ts';
import { communityDraft, id, pastSessionDraft, someone } from '../http/guild.ts';
import { type AreaSamples, inCommunity } from '../http/scene.ts';
import { ofCommunity } from '../http/told.ts';

/** What a charter decides, as it stands. */
const agreedOf = (details: CommunityDraft | null) =>
  details && { purpose: details.purpose, northStar: details.northStar, norms: details.norms };

export const community: AreaSamples<keyof typeof area.routes> = {
  samples: {
    whoAmI: async () => ({}),
    findPeople: async () => ({ query: { q: 'priya' } }),
    startCommunity: async () => ({ params: { communityId: id() }, body: communityDraft() }),
    openCommunity: inCommunity,
    reviseCommunity: async ({ world, organiser, communityId }) => {
      const { details } = await world.call(organiser, API.openCommunity, { params: { communityId } });
      return {
        params: { communityId },
        body: communityDraft({ ...agreedOf(details), name: 'Renamed' }),
        etag: details?.etag ?? '',
      };
    },
    listMembers: inCommunity,
    listNews: inCommunity,
    addMember: async ({ communityId, bystander }) => ({
      params: { communityId, personId: bystander.id },
      body: { role: 'mentor' },
    }),
    removeMember: async ({ communityId, bystander }) => ({ params: { communityId, personId: bystander.id } }),
    importMembers: async ({ communityId, author }) => ({
      params: { communityId },
      body: { csv: `Mail\n${author.mail}`, role: 'member', commit: false, leaveOut: [] },
    }),
    checkAvailability: async ({ communityId }) => ({
      params: { communityId },
      body: { ...pastSessionDraft({ id: '' }).when, zone: 'Europe/Berlin' },
    }),
    dismissWelcome: inCommunity,
    openWelcomeMail: inCommunity,
    retryWelcomeMail: inCommunity,
  },
  beyondRole: { removeMember: (who) => (who === 'organiser' ? 'in' : 'role-may-not') },
  repeats: {
    importMembers: {
      'people join': {
        sample: async ({ world, communityId }) => ({
          params: { communityId },
          body: { csv: `Mail\n${someone(world, 11).mail}`, role: 'member', commit: true, leaveOut: [] },
        }),
      },
    },
    addMember: {
      'somebody joins': {
        sample: async ({ world, communityId }) => ({
          params: { communityId, personId: someone(world, 12).id },
          body: { role: 'member' },
        }),
      },
    },
  },
  reads: {
    asked: {
      whoAmI: ofCommunity(API.whoAmI),
      findPeople: ({ world, reader }) => world.call(reader, API.findPeople, { query: { q: 'ana' } }),
      openCommunity: ofCommunity(API.openCommunity),
      listMembers: ofCommunity(API.listMembers),
      listNews: ofCommunity(API.listNews),
      openWelcomeMail: ofCommunity(API.openWelcomeMail),
    },
    counting: ['whoAmI', 'listMembers', 'listNews', 'openWelcomeMail'],
  },
  fields: {
    free: ['name', 'purpose', 'northStar', 'norms', 'q'],
    mayBeEmpty: ['purpose', 'northStar'],
    files: ['csv'],
  },
};
