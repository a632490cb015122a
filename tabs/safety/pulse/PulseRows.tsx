import { makeStyles, tokens } from '@fluentui/react-components';
import { QuestionRegular } from '@fluentui/react-icons/svg/question';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type * as z from 'zod/mini';
import type { safetyMine } from '../../../domain/safety/mine.ts';
import { Button } from '../../components/Button.tsx';
import { sayDay } from '../../components/dates.ts';
import { Row, Rows } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { useHost } from '../../host/use-host.ts';
import { type OwnPass, passFor } from './own-pass.ts';
import { PULSE } from './texts.ts';

const PulseForm = lazy(() => import('./PulseForm.tsx'));

const useStyles = makeStyles({
  below: {
    padding: '12px 0 16px 32px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 480px)': { paddingInlineStart: 0 },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  said: { margin: 0 },
  title: { textDecorationLine: 'underline', textUnderlineOffset: '3px' },
});

type Mine = z.output<(typeof safetyMine)['pulse']>;

/** The question looks the same whether or not it is answered, also to whoever looks over a shoulder. */
function PulseRow({ asked: { communityId, sessionId, topic, until } }: { asked: Mine }) {
  const styles = useStyles();
  const { personId } = useHost();
  const [own, setOwn] = useState<OwnPass | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [open, setOpen] = useState(false);
  const [tries, setTries] = useState(0);
  const button = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again where that failed
  useEffect(() => {
    let isGone = false;
    setProblem(null);
    passFor(personId, { communityId, sessionId }, until).then(
      (got) => isGone || setOwn(got),
      (refused: unknown) => isGone || setProblem(refused),
    );
    return () => {
      isGone = true;
    };
  }, [personId, communityId, sessionId, until, tries]);
  function close(): void {
    setOpen(false);
    button.current?.focus();
  }
  const place = { communityId, sessionId };
  return (
    <>
      <Row
        sign={<QuestionRegular aria-hidden />}
        end={
          <Button
            ref={button}
            size="small"
            aria-expanded={open}
            aria-label={PULSE.openFor(topic)}
            onClick={() => setOpen(!open)}
          >
            {PULSE.open}
          </Button>
        }
      >
        {PULSE.after}{' '}
        <TextLink quiet className={styles.title} href={`/communities/${communityId}/sessions/${sessionId}`}>
          {topic}
        </TextLink>{' '}
        <span className={styles.quiet}>{PULSE.leaves(sayDay(until.slice(0, 10)))}</span>
      </Row>
      {open && (
        <li className={styles.below}>
          {problem !== null && (
            <Problem slim problem={problem} onRetry={() => setTries((before) => before + 1)} />
          )}
          {problem === null && !own && <SkeletonRows rows={3} />}
          {own?.elsewhere && <p className={styles.said}>{PULSE.elsewhere}</p>}
          {own?.answered && (
            <p role="status" className={styles.said}>
              {PULSE.answeredHere}
            </p>
          )}
          {own && !own.answered && !own.elsewhere && (
            <Suspense fallback={<SkeletonRows rows={4} />}>
              <PulseForm personId={personId} place={place} own={own} onAnswered={setOwn} onClose={close} />
            </Suspense>
          )}
        </li>
      )}
    </>
  );
}

export default function PulseRows({ items }: { items: readonly Mine[] }) {
  return (
    <Rows>
      {items.map((asked) => (
        <PulseRow key={asked.sessionId} asked={asked} />
      ))}
    </Rows>
  );
}
