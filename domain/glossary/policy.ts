import { consentPolicy } from '../community/consent-policy.ts';
import { shapeGlossary } from './abilities.ts';

export const {
  mayPropose: mayProposeTerm,
  mayChange: mayChangeTermProposal,
  mayAnswer: mayAnswerTerm,
} = consentPolicy(shapeGlossary);
