import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import { ownerOf } from '../../domain/knowledge/artifact.ts';
import type { ArtifactPage } from '../../domain/knowledge/contract.ts';
import { dayHere, sayDateInFull } from '../components/dates.ts';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { OnPaper } from '../components/OnPaper.tsx';
import { When } from '../components/When.tsx';
import { useHost } from '../host/use-host.ts';
import { reviewOf } from './filters.ts';
import { OWNER, REVIEW } from './living-texts.ts';
import { Notice } from './Notice.tsx';
import { useOwnerLeft } from './use-owner-left.ts';
import { useReview } from './use-review.ts';
import { useTakeOver } from './use-take-over.ts';

const GiveSheet = lazySheet(() => import('./GiveSheet.tsx'));

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 8px',
    margin: 0,
    color: tokens.colorNeutralForeground2,
  },
  give: { minWidth: 0, '@media print': { display: 'none' } },
});

interface Props {
  readonly communityId: string;
  readonly page: ArtifactPage;
}

/** Who looks after an artifact, and who found it still right last. */
export function Owner({ communityId, page }: Props) {
  const styles = useStyles();
  const { personId } = useHost();
  const { artifact, abilities, revisions } = page;
  const [giving, setGiving] = useState(false);
  const left = useOwnerLeft(communityId, artifact);
  const owner = ownerOf(artifact);
  const { reviewed } = artifact;
  const looked = reviewed && reviewed.at > (revisions[0]?.publishedAt ?? '') ? reviewed : null;
  return (
    <p className={styles.line}>
      <span>
        {left ? (
          OWNER.left(owner.name)
        ) : owner.id === personId ? (
          <OnPaper paper={OWNER.looksAfter(owner.name)}>{OWNER.mine}</OnPaper>
        ) : (
          OWNER.looksAfter(owner.name)
        )}
        {looked && (
          <>
            {` · ${REVIEW.looked(looked.by.name)} `}
            <OnPaper paper={sayDateInFull(dayHere(looked.at))}>
              <When at={looked.at} as="distance" />
            </OnPaper>
          </>
        )}
      </span>
      {abilities.give && (
        <Button size="small" appearance="subtle" className={styles.give} onClick={() => setGiving(true)}>
          {OWNER.give}
        </Button>
      )}
      {giving && (
        <Suspense>
          <GiveSheet communityId={communityId} artifact={artifact} onClose={() => setGiving(false)} />
        </Suspense>
      )}
    </p>
  );
}

/** That it should be looked at, said to those who write: its day has come, or its owner has left. */
export function ReviewNotice({ communityId, page }: Props) {
  const { personId } = useHost();
  const { artifact } = page;
  const left = useOwnerLeft(communityId, artifact);
  const review = useReview(communityId, artifact);
  const takeOver = useTakeOver(communityId, artifact);
  const due = reviewOf(artifact.reviewBy, dayHere()) === 'due';
  if (left) {
    return (
      <Notice
        action={
          <Button size="small" disabledFocusable={takeOver.busy} onClick={() => void takeOver.run()}>
            {OWNER.takeOver}
          </Button>
        }
      >
        {OWNER.leftNotice(ownerOf(artifact).name)}
      </Notice>
    );
  }
  if (!due) return null;
  const owner = ownerOf(artifact);
  return (
    <Notice
      action={
        <Button size="small" disabledFocusable={review.busy} onClick={() => void review.run()}>
          {review.busy ? REVIEW.saying : REVIEW.again}
        </Button>
      }
    >
      {owner.id === personId ? REVIEW.dueMine : REVIEW.due(owner.name)}
    </Notice>
  );
}
