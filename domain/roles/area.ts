import type { Area } from '../area.ts';
import {
  answerHolder,
  answerNomination,
  endRole,
  listRoles,
  nominate,
  offerRole,
  openRole,
  proposeHolder,
  setHolderObjectionAside,
  showNominations,
  takeNominationBack,
  withdrawHolder,
} from './contract.ts';
import { roleHits } from './hits.ts';
import { rolesMine } from './mine.ts';
import { rolesNews } from './news.ts';
import { rolesNotices } from './notices.ts';
import { rolesRefusals } from './refusals.ts';

export const roles = {
  routes: {
    listRoles,
    offerRole,
    openRole,
    nominate,
    takeNominationBack,
    showNominations,
    answerNomination,
    proposeHolder,
    answerHolder,
    setHolderObjectionAside,
    withdrawHolder,
    endRole,
  },
  refusals: rolesRefusals,
  news: rolesNews,
  hits: roleHits,
  mine: rolesMine,
  notices: rolesNotices,
} as const satisfies Area;
