import type { RotaReason } from '../../domain/rota/turn.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { sayReason } from './texts.ts';

/** Why somebody is proposed, in a sentence or two. */
export default function WhyTurn({ person, reason }: { person: PersonRef; reason: RotaReason }) {
  return <>{sayReason(person.name, false, reason)}</>;
}
