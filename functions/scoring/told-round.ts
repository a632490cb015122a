import { toldRoundRow } from '../tables/in-session-rows.ts';
import { sessionRoundKey } from '../tables/keys.ts';
import type { Write } from '../tables/table.ts';
import type { RoundChange, StoredRound } from './round-rows.ts';

type Told = Pick<StoredRound, 'artifactId' | 'id' | 'title' | 'subject' | 'sessionId'> &
  Pick<RoundChange, 'stage'>;

/** Tells the session in which a round was begun that it has changed; nothing where there was none. */
export function tellingSession({ artifactId, id, title, subject, sessionId, stage }: Told): Write[] {
  if (sessionId === null) return [];
  const going = stage === 'open' || stage === 'revealed';
  const row = toldRoundRow.columns({ title, subject, going });
  return [{ do: 'put', key: sessionRoundKey(sessionId, artifactId, id), row }];
}
