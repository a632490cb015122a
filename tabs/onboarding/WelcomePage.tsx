import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback } from 'react';
import { openCommunity } from '../../domain/community/contract.ts';
import { dismissOnboarding, doStep, openOnboarding } from '../../domain/onboarding/contract.ts';
import { MINUTES, STEPS, type Step } from '../../domain/onboarding/onboarding.ts';
import { call } from '../api/client.ts';
import { failedOf, useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { useAction } from '../app/use-action.ts';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { BringStep } from './BringStep.tsx';
import { BuddyStep } from './BuddyStep.tsx';
import { CharterStep } from './CharterStep.tsx';
import { NotesStep, PlaybooksStep } from './ReadingSteps.tsx';
import { StepSection } from './StepSection.tsx';
import { WELCOME } from './texts.ts';

const useStyles = makeStyles({
  why: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '640px' },
  progress: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  steps: { maxWidth: '720px' },
  last: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '8px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

const ALL_MINUTES = Object.values(MINUTES).reduce((a, b) => a + b, 0);

/** How do I find my way into this community? */
const WelcomePage: Page = ({ params: { communityId = '' } }) => {
  const styles = useStyles();
  const params = { communityId };
  const asked = useData(openOnboarding, { params });
  const about = useData(openCommunity, { params });
  const { patch } = asked;
  const mark = useAction(async (operation, step: Step, done: boolean, opened: readonly string[] = []) => {
    const body = { done, opened: [...opened] };
    const progress = await call(doStep, { params: { communityId, step }, body, operation });
    patch((before) => ({ ...before, ...progress }));
  });
  const dismiss = useAction(async (operation, dismissed: boolean) => {
    const progress = await call(dismissOnboarding, { params, body: { dismissed }, operation });
    patch((before) => ({ ...before, ...progress }));
  });
  const { run } = mark;
  const tick = useCallback((step: Step) => void run(step, true), [run]);
  const { data } = asked;
  if (!data || !about.data) {
    const failed = failedOf([asked, about]);
    return failed ? <Problem {...failed} /> : <SkeletonRows rows={10} />;
  }
  const { done, opened, dismissed } = data;
  const has = (step: Step) => done.includes(step);
  const section = (step: Step) => ({
    step,
    done: has(step),
    busy: mark.busy,
    onDone: (isDone: boolean) => void mark.run(step, isDone),
  });
  const finished = done.length === STEPS.length;
  return (
    <>
      <PageHead
        title={WELCOME.title(about.data.community.name)}
        back={{ href: `/communities/${communityId}`, label: WELCOME.overview }}
      >
        <p className={styles.why}>{WELCOME.why(ALL_MINUTES)}</p>
        <p role="status" className={styles.progress}>
          {WELCOME.progress(done.length, STEPS.length)}
        </p>
      </PageHead>
      {asked.error && <Problem slim problem={asked.error} onRetry={asked.reload} />}
      {mark.problem !== null && <Problem slim problem={mark.problem} onRetry={() => void mark.again()} />}
      <div className={styles.steps}>
        <StepSection {...section('charter')}>
          <CharterStep communityId={communityId} done={has('charter')} onDone={() => tick('charter')} />
        </StepSection>
        <StepSection {...section('notes')}>
          <NotesStep communityId={communityId} />
        </StepSection>
        <StepSection {...section('playbooks')}>
          <PlaybooksStep
            communityId={communityId}
            opened={opened}
            onOpened={(id, all) => void mark.run('playbooks', all || has('playbooks'), [id])}
          />
        </StepSection>
        <StepSection
          {...section('buddy')}
          // Having one follows from having asked.
          {...(data.buddy && { onDone: undefined })}
        >
          <BuddyStep communityId={communityId} known={data} />
        </StepSection>
        <StepSection {...section('bring')}>
          <BringStep communityId={communityId} onDone={() => !has('bring') && tick('bring')} />
        </StepSection>
      </div>
      <div className={styles.last}>
        {finished && <p className={styles.quiet}>{WELCOME.allDone}</p>}
        {!finished && dismissed && <p className={styles.quiet}>{WELCOME.dismissed}</p>}
        {!finished && data.newcomer && (
          <Button
            appearance="subtle"
            size="small"
            disabledFocusable={dismiss.busy}
            onClick={() => void dismiss.run(!dismissed)}
          >
            {dismissed ? WELCOME.putBack : WELCOME.dismiss}
          </Button>
        )}
      </div>
      {dismiss.problem !== null && (
        <Problem slim problem={dismiss.problem} onRetry={() => void dismiss.again()} />
      )}
    </>
  );
};
export default WelcomePage;
