import { consentPolicy } from '../community/consent-policy.ts';
import { shapeCharter } from './abilities.ts';

export const {
  mayPropose: mayProposeCharter,
  mayChange: mayChangeProposal,
  mayAnswer: mayAnswerProposal,
} = consentPolicy(shapeCharter);
