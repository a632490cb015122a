import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { QuestionRegular } from '@fluentui/react-icons/svg/question';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type * as z from 'zod/mini';
import type { safetyMine } from '../../../domain/safety/mine.ts';
import { pulseBegan } from '../../../domain/safety/pulse.ts';
import { leaveRow } from '../../components/AnswerButtons.tsx';
import { Button } from '../../components/Button.tsx';
import { sayDay, sayDistance } from '../../components/dates.ts';
import { Row, Rows } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { useHost } from '../../host/use-host.ts';
import { type OwnPass, ownPassOf, passFor } from './own-pass.ts';
import { PULSE } from './texts.ts';

const PulseForm = lazy(() => import('./PulseForm.tsx'));

const useStyles = makeStyles({
  below: {
    padding: '12px 0 16px 32px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 480px)': { paddingInlineStart: 0 },
  },
  // The row is as high as the others.
  button: { marginBlock: '-6px', '@media (max-width: 480px)': { marginBlock: '4px 0' } },
  quiet: { color: tokens.colorNeutralForeground3 },
  said: { margin: 0 },
  title: { textDecorationLine: 'underline', textUnderlineOffset: '3px' },
});

type Mine = z.output<(typeof safetyMine)['pulse']>;

/** The question, or on the device where it was answered, which alone knows of that, that it was. */
function PulseRow({ asked, isNamedTwice }: { asked: Mine; isNamedTwice: boolean }) {
  const { communityId, sessionId, topic, until } = asked;
  const styles = useStyles();
  const { personId } = useHost();
  const [own, setOwn] = useState<OwnPass | null>(() => {
    const known = ownPassOf(personId, sessionId);
    return known?.answered ? known : null;
  });
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
  function answered(now: OwnPass): void {
    setOwn(now);
    // The form goes, and what was pressed with it.
    leaveRow(PULSE.sent);
  }
  function close(): void {
    setOpen(false);
    button.current?.focus();
  }
  const place = { communityId, sessionId };
  const session = (
    <>
      <TextLink quiet className={styles.title} href={`/communities/${communityId}/sessions/${sessionId}`}>
        {topic}
      </TextLink>
      {isNamedTwice && ` (${PULSE.closed(sayDistance(pulseBegan(until).toISOString()))})`}
    </>
  );
  const lastDay = sayDay(until.slice(0, 10));
  if (own?.answered)
    return (
      <Row sign={<CheckmarkCircleRegular aria-hidden />}>
        {PULSE.after} {session} <span className={styles.quiet}>{PULSE.answered(lastDay)}</span>
      </Row>
    );
  return (
    <>
      <Row
        sign={<QuestionRegular aria-hidden />}
        end={
          <Button
            ref={button}
            className={styles.button}
            size="small"
            aria-expanded={open}
            aria-label={PULSE.openFor(topic)}
            onClick={() => setOpen(!open)}
          >
            {PULSE.open}
          </Button>
        }
      >
        {PULSE.after} {session} <span className={styles.quiet}>{PULSE.leaves(lastDay)}</span>
      </Row>
      {open && (
        <li className={styles.below}>
          {problem !== null && (
            <Problem slim problem={problem} onRetry={() => setTries((before) => before + 1)} />
          )}
          {problem === null && !own && <SkeletonRows rows={3} />}
          {own?.elsewhere && <p className={styles.said}>{PULSE.elsewhere}</p>}
          {own && !own.elsewhere && (
            <Suspense fallback={<SkeletonRows rows={4} />}>
              <PulseForm personId={personId} place={place} own={own} onAnswered={answered} onClose={close} />
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
        <PulseRow
          key={asked.sessionId}
          asked={asked}
          // Sessions of a series may have the same topic.
          isNamedTwice={items.some(
            ({ sessionId, topic }) => topic === asked.topic && sessionId !== asked.sessionId,
          )}
        />
      ))}
    </Rows>
  );
}
