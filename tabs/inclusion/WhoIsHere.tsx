import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import type { Member } from '../../domain/community/community.ts';
import { countComposition, openComposition } from '../../domain/inclusion/contract.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { useAction } from '../app/use-action.ts';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { sayList } from '../components/say-list.ts';
import { Composition } from './Composition.tsx';
import { COMPOSITION } from './composition-texts.ts';
import { JOINING } from './joining-texts.ts';
import { ProfileSection } from './Profile.tsx';

const ProposeSheet = lazySheet(() => import('./ProposeSheet.tsx'));

const useStyles = makeStyles({
  text: { margin: '8px 0', maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  why: { maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  summary: { padding: '6px 0', cursor: 'pointer', width: 'fit-content' },
});

interface Props {
  readonly communityId: string;
  readonly abilities: Readonly<Record<string, string>>;
  readonly members: readonly Member[];
}

/** Who is in the room, whom to invite next, and what I say of myself. */
export default function WhoIsHere({ communityId, abilities, members }: Props) {
  const styles = useStyles();
  const { data, error, reload } = useData(openComposition, { params: { communityId } });
  const [proposes, setProposes] = useState(false);
  const begin = useAction((operation) => call(countComposition, { params: { communityId }, operation }));
  const runs = abilities.runCommunity === 'yes';
  const few = (data?.tables ?? [])
    .filter(({ population }) => population === 'community')
    .flatMap(({ few: some }) => some);
  const names = few.map((group) => COMPOSITION.groups[group] ?? group);
  return (
    <>
      <Section title={COMPOSITION.title}>
        {error && <Problem slim problem={error} onRetry={reload} />}
        {!data && !error && <SkeletonRows rows={4} />}
        {data && data.countedOn === null && (
          <>
            <p className={styles.text}>
              {COMPOSITION.notCounted} {runs ? COMPOSITION.beginWhy : COMPOSITION.organiserBegins}
            </p>
            {runs && (
              <Button disabledFocusable={begin.busy} onClick={() => void begin.run()}>
                {begin.busy ? COMPOSITION.beginning : COMPOSITION.begin}
              </Button>
            )}
          </>
        )}
        {begin.problem !== null && (
          <Problem slim problem={begin.problem} onRetry={() => void begin.again()} />
        )}
        {data && data.countedOn !== null && <Composition tables={data.tables} />}
        <details className={styles.why}>
          <summary className={styles.summary}>{COMPOSITION.why}</summary>
          {COMPOSITION.whyText.map((text) => (
            <p key={text} className={styles.text}>
              {text}
            </p>
          ))}
        </details>
      </Section>
      <Section title={COMPOSITION.invite}>
        <p className={styles.text}>
          {names.length > 0 ? COMPOSITION.fewOrNone(sayList(names)) : COMPOSITION.noneKnown}
        </p>
        {abilities.proposeMembers === 'yes' && (
          <Button onClick={() => setProposes(true)}>{JOINING.propose}</Button>
        )}
        <Suspense>
          {proposes && (
            <ProposeSheet communityId={communityId} members={members} onClose={() => setProposes(false)} />
          )}
        </Suspense>
      </Section>
      {abilities.describeOneself === 'yes' && <ProfileSection communityId={communityId} />}
    </>
  );
}
