import type { CheckInDraft } from '../../domain/pilots/check-in.ts';
import { checkInToPilot } from '../../domain/pilots/contract.ts';
import type { Prediction } from '../../domain/pilots/pilot.ts';
import { call } from '../api/client.ts';
import { useAction } from '../app/use-action.ts';
import { checkInDay } from './due.ts';

/** What a check-in needs to know of its pilot. */
export interface Checked {
  readonly communityId: string;
  readonly pilotId: string;
  readonly title: string;
  readonly startsOn: string;
  readonly measure: Prediction['measure'];
}

/** Checks in for today; once more on the same day takes the place of what was said before. */
export function useCheckIn(
  { communityId, pilotId, startsOn }: Checked,
  after?: (said: CheckInDraft) => void,
) {
  return useAction(async (operation, body: CheckInDraft) => {
    const params = { communityId, pilotId, on: checkInDay({ startsOn }) };
    await call(checkInToPilot, { params, body, operation });
    after?.(body);
  });
}
