import { takeVoteBack as contract } from '../../domain/sessions/topic-contract.ts';
import { serve } from '../use-case.ts';
import { changedVote } from './changed-vote.ts';

export const takeVoteBack = serve(contract, (call, world) => changedVote(world, call, false));
