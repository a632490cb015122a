import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import { minutesOf, stepsOf } from '../../../domain/knowledge/types/training.ts';
import type { TypeReadingProps } from '../types.ts';
import { WALK } from './texts.ts';
import { useWalk } from './walk.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    margin: '0 0 20px',
    '@media print': { display: 'none' },
  },
  said: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The way into a training module, step by step. */
export default function TrainingAbove({ communityId, page, body }: TypeReadingProps) {
  const styles = useStyles();
  const [, go] = useLocation();
  const steps = stepsOf(body);
  const walk = useWalk(page.artifact.id, steps);
  if (steps.length === 0 || page.artifact.state !== 'published') return null;
  const all = walk.done === steps.length;
  return (
    <div className={styles.root}>
      <Button
        appearance="primary"
        onClick={() => {
          if (all) walk.startOver();
          go(`/communities/${communityId}/knowledge/${page.artifact.id}/steps`);
        }}
      >
        {all ? WALK.again : walk.done > 0 ? WALK.goOn(walk.next + 1) : WALK.begin}
      </Button>
      <p className={styles.said}>
        {WALK.about(steps.length, minutesOf(steps))}
        {walk.done > 0 && ` · ${all ? WALK.allDone : WALK.done(walk.done, steps.length)}`}
      </p>
    </div>
  );
}
