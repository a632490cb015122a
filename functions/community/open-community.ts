import { readCommunity, runCommunity } from '../../domain/community/abilities.ts';
import { openCommunity as contract } from '../../domain/community/contract.ts';
import { permission, roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import { planSessions, takePart } from '../../domain/sessions/abilities.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';

export const openCommunity = serve(contract, async ({ place, me }, { communities }) => {
  const community = await communities.open(place);
  if (!community) throw new Refusal('not-found');
  const { id, name } = community;
  return {
    community: { id, name },
    details: roleMay(me.role, readCommunity) ? community : null,
    role: me.role,
    abilities: {
      runCommunity: permission(me.role, runCommunity),
      planSessions: permission(me.role, planSessions),
      takePart: permission(me.role, takePart),
      writeKnowledge: permission(me.role, writeKnowledge),
      readCommunity: permission(me.role, readCommunity),
    },
  };
});
