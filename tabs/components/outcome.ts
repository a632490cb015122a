import type { Session } from '../../domain/sessions/session.ts';
import { OUTCOME } from './texts.ts';

/** What a session left behind: “2 decisions, 3 actions”; empty where it left nothing of the kind. */
export function sayOutcome({ decisions, actions, failures }: Session['outcome']): string {
  return [
    decisions > 0 && OUTCOME.decisions(decisions),
    actions > 0 && OUTCOME.actions(actions),
    failures > 0 && OUTCOME.failures(failures),
  ]
    .filter(Boolean)
    .join(', ');
}
