import { makeStyles } from '@fluentui/react-components';
import { Suspense, useId, useMemo, useRef, useState } from 'react';
import type { Anchor } from '../../../domain/knowledge/annotation.ts';
import { openRevision } from '../../../domain/knowledge/contract.ts';
import { quoteOf } from '../../../domain/knowledge/passages.ts';
import { artifactText } from '../../../domain/knowledge/text.ts';
import type { PilotPage } from '../../../domain/pilots/contract.ts';
import { useData } from '../../api/use-data.ts';
import { Button } from '../../components/Button.tsx';
import { lazySheet } from '../../components/lazy-sheet.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { useFields } from '../../knowledge/annotations/fields.ts';
import { usePageStyles } from '../page/styles.ts';
import { REPORT } from './texts.ts';

const PickSheet = lazySheet(() => import('../../knowledge/annotations/PickSheet.tsx'));

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '4px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '4px', marginTop: '2px' },
});

interface Props {
  readonly communityId: string;
  readonly tried: NonNullable<PilotPage['pilot']['artifact']>;
  /** A passage of the revision that was tried; null for the artifact as a whole. */
  readonly chosen: Anchor | null;
  readonly onChoose: (chosen: Anchor | null) => void;
}

/** The passage that the annotation of a report is about, chosen in the revision that was tried. */
export default function PassageField({ communityId, tried, chosen, onChoose }: Props) {
  const styles = useStyles();
  const own = usePageStyles();
  const fields = useFields();
  const label = useId();
  const button = useRef<HTMLButtonElement>(null);
  const { id: artifactId, revision, title } = tried;
  const { data, error, reload } = useData(openRevision, {
    params: { communityId, artifactId, number: String(revision) },
  });
  const text = useMemo(() => data && artifactText('playbook', data.body), [data]);
  const [picking, setPicking] = useState(false);
  const choose = (anchor: Anchor | null) => {
    onChoose(anchor);
    setPicking(false);
    button.current?.focus();
  };
  if (error && !data) return <Problem slim problem={error} onRetry={reload} />;
  if (!text) return <SkeletonRows rows={1} />;
  return (
    <div className={styles.root}>
      <span id={label}>{REPORT.passage}</span>
      {chosen ? (
        <blockquote className={fields.quote}>{quoteOf(text, chosen)}</blockquote>
      ) : (
        <p className={own.small}>{REPORT.passageWhole(title)}</p>
      )}
      <div className={styles.actions}>
        <Button ref={button} size="small" aria-describedby={label} onClick={() => setPicking(true)}>
          {chosen ? REPORT.chooseOther : REPORT.choosePassage}
        </Button>
        {chosen && (
          <Button size="small" appearance="subtle" onClick={() => choose(null)}>
            {REPORT.aboutAll}
          </Button>
        )}
      </div>
      <Suspense>
        {picking && (
          <PickSheet
            title={REPORT.pickTitle}
            hint={REPORT.pickHint(revision)}
            send={REPORT.pickThis}
            text={text}
            artifact={title}
            picked={chosen ?? undefined}
            whole={false}
            onClose={() => setPicking(false)}
            onPick={choose}
          />
        )}
      </Suspense>
    </div>
  );
}
