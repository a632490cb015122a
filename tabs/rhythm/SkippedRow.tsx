import { Button } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import type { LeftOutDraft } from '../../domain/rhythm/contract.ts';
import { sayMoment } from '../components/dates.ts';
import { Row } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { When } from '../components/When.tsx';
import { useDraftStyles } from './DraftRow.tsx';
import { DRAFTS, saySkip } from './draft-texts.ts';
import { useDecision } from './use-decision.ts';

interface Props {
  readonly communityId: string;
  readonly draft: LeftOutDraft;
  readonly plans: boolean;
}

/** A date on which nobody meets, why, and for organisers a way to meet all the same. */
export function SkippedRow({ communityId, draft, plans }: Props) {
  const styles = useDraftStyles();
  const [, go] = useLocation();
  const day = sayMoment(draft.startsAt);
  const meet = useDecision(communityId, draft);
  return (
    <Row
      end={
        <div className={styles.end}>
          <When at={draft.startsAt} zone={draft.zone} plain />
          {plans && (
            <span className={styles.buttons}>
              {draft.skip.why === 'cancelled' ? (
                <Button
                  size="small"
                  appearance="subtle"
                  aria-label={DRAFTS.planAnewOf(day)}
                  onClick={() => go(`/communities/${communityId}/plan?on=${draft.date}`)}
                >
                  {DRAFTS.planAnew}
                </Button>
              ) : (
                <Button
                  size="small"
                  appearance="subtle"
                  aria-label={DRAFTS.meetOf(day)}
                  disabledFocusable={meet.busy}
                  onClick={() => void meet.run({ skipped: null, meets: true })}
                >
                  {DRAFTS.meet}
                </Button>
              )}
            </span>
          )}
        </div>
      }
    >
      <span className={styles.none}>{saySkip(draft.skip)}</span>
      {meet.problem !== null && <Problem slim problem={meet.problem} onRetry={() => void meet.again()} />}
    </Row>
  );
}
