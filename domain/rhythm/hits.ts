import { hitKind } from '../shared/search.ts';

export const rhythmHits = { rhythm: hitKind('rhythm', {}) };
