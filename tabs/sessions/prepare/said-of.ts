import { NOTE_MAX } from '../../../domain/sessions/note.ts';
import { Offline } from '../../api/problem.ts';
import { wordsFor } from '../../app/refusals.ts';
import { wordsOf } from './preparation-draft.ts';
import { PREPARE } from './texts.ts';
import type { PreparationState } from './use-preparation.ts';

/** Where the words are kept. */
export function saidOf({ state, problem, draft, page }: PreparationState): string {
  switch (state) {
    case 'saved':
      if (page?.used) return PREPARE.used;
      return wordsOf(draft.text) ? PREPARE.saved : '';
    case 'incomplete':
      return PREPARE.tooLong(NOTE_MAX);
    case 'offline':
      return problem instanceof Offline || problem === null
        ? PREPARE.offline
        : `${wordsFor(problem).title}. ${PREPARE.keptHere}`;
    case 'refused':
    case 'gone':
      return problem ? `${wordsFor(problem).title}. ${PREPARE.keptHere}` : PREPARE.keptHere;
    default:
      return '';
  }
}
