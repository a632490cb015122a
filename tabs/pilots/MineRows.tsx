import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type * as z from 'zod/mini';
import { openHome } from '../../domain/home/contract.ts';
import type { CheckInDraft } from '../../domain/pilots/check-in.ts';
import { pilotsMine } from '../../domain/pilots/mine.ts';
import { type CheckInState, stageOf } from '../../domain/pilots/pilot.ts';
import { useData } from '../api/use-data.ts';
import { sayDate } from '../components/dates.ts';
import { Row, Rows } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { CHECK_IN } from './check-in-texts.ts';
import { dueOf } from './due.ts';
import { PilotIcon } from './PilotSign.tsx';
import { RequestRow } from './RequestRow.tsx';
import { useRowStyles } from './row-styles.ts';
import { StateButtons } from './StateButtons.tsx';
import { useCheckIn } from './use-check-in.ts';
import { CHECK_IN_WORDS } from './words.ts';

const CheckInForm = lazy(() => import('./CheckInForm.tsx'));

const useStyles = makeStyles({
  // The form belongs to the row above it.
  below: {
    padding: '4px 0 12px 32px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 480px)': { paddingInlineStart: 0 },
  },
  // Inside running text a link must not be told by its colour alone.
  title: { textDecorationLine: 'underline', textUnderlineOffset: '3px' },
  quiet: { color: tokens.colorNeutralForeground3 },
  said: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    color: tokens.colorNeutralForeground2,
  },
});

type Mine = z.output<typeof pilotsMine.pilot>;
type Request = z.output<(typeof pilotsMine)['pilot-request']>;

/** The day on which I last checked in to each pilot, and the communities in which I am away today. */
function useCheckedIn() {
  const { data } = useData(openHome, {});
  const away = new Set(data?.communities.flatMap(({ id, backOn }) => (backOn ? [id] : [])));
  const found = new Map<string, string>();
  for (const item of data?.mine ?? []) {
    const read = pilotsMine['checked-in'].safeParse(item);
    if (!read.success) continue;
    const { pilotId, on } = read.data;
    if (on > (found.get(pilotId) ?? '')) found.set(pilotId, on);
  }
  return { checkedIn: found as ReadonlyMap<string, string>, away };
}

function PilotRow({ pilot, last, isAway }: { pilot: Mine; last: string | null; isAway: boolean }) {
  const styles = useStyles();
  const row = useRowStyles();
  const [, go] = useLocation();
  /** What was said here: the buttons stay where they are, so that it can be changed. */
  const [all, setAll] = useState<CheckInDraft | null>(null);
  const said = all?.state ?? null;
  const [adding, setAdding] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  const wasAdding = useRef(false);
  useEffect(() => {
    // What is pressed to leave the form goes with it.
    if (wasAdding.current && !adding) add.current?.focus();
    wasAdding.current = adding;
  }, [adding]);
  const checkIn = useCheckIn(pilot, setAll);
  const [pressed, setPressed] = useState<CheckInState | null>(null);
  const href = `/communities/${pilot.communityId}/pilots/${pilot.pilotId}`;
  const stage = stageOf({ ...pilot, state: 'begun' }, new Date());
  const due = dueOf(pilot, last);
  const title = (
    <TextLink quiet href={href}>
      {pilot.title}
    </TextLink>
  );
  if (stage === 'waiting' && said === null)
    return (
      <Row
        sign={<PilotIcon of="waiting" />}
        end={
          <span className={row.buttons}>
            <Button
              size="small"
              aria-label={CHECK_IN.reportOf(pilot.title)}
              onClick={() => go(`${href}/report`)}
            >
              {CHECK_IN.report}
            </Button>
          </span>
        }
      >
        {title} <span className={styles.quiet}>{CHECK_IN.over}</span>
      </Row>
    );
  const asks = stage === 'running' && !isAway && due.now;
  if (!asks && said === null)
    return (
      <Row
        sign={<PilotIcon of={stage === 'to-come' ? 'to-come' : 'running'} />}
        end={
          stage === 'to-come'
            ? CHECK_IN.starts(sayDate(pilot.startsOn))
            : due.now
              ? last
                ? CHECK_IN.last(sayDate(last))
                : CHECK_IN.lastNone
              : CHECK_IN.next(sayDate(due.day))
        }
      >
        {title}
      </Row>
    );
  const question = due.missed
    ? last
      ? CHECK_IN.missed(sayDate(last))
      : CHECK_IN.missedStart(sayDate(pilot.startsOn))
    : CHECK_IN.today;
  return (
    <>
      <Row
        sign={<PilotIcon of="running" />}
        end={
          <div className={row.buttons}>
            <StateButtons
              about={CHECK_IN.stateOf(CHECK_IN.title, pilot.title)}
              chosen={checkIn.busy ? pressed : said}
              busy={checkIn.busy}
              onChoose={(state) => {
                setPressed(state);
                void checkIn.run({ value: null, words: '', ...all, state });
              }}
            />
          </div>
        }
      >
        {title}{' '}
        {said === null ? (
          <span className={styles.quiet}>{question}</span>
        ) : (
          <span className={styles.said}>
            <span role="status">{CHECK_IN.noted(CHECK_IN_WORDS[said])}</span>
            {!adding && (
              <Button
                ref={add}
                size="small"
                aria-label={CHECK_IN.addWordOf(pilot.title)}
                onClick={() => setAdding(true)}
              >
                {CHECK_IN.addWord}
              </Button>
            )}
          </span>
        )}
        {checkIn.problem !== null && (
          <Problem slim problem={checkIn.problem} onRetry={() => void checkIn.again()} />
        )}
      </Row>
      {adding && said !== null && (
        <li className={styles.below}>
          <Suspense>
            <CheckInForm
              key={said}
              pilot={pilot}
              state={said}
              said={all}
              onSaved={(now) => {
                setAll(now);
                setAdding(false);
              }}
              onLeave={() => setAdding(false)}
            />
          </Suspense>
        </li>
      )}
    </>
  );
}

/** My pilots: to check in where that is due, and to report once they are over. */
export function PilotRows({ items }: { items: readonly Mine[] }) {
  const { checkedIn, away } = useCheckedIn();
  return (
    <Rows>
      {items.map((pilot) => (
        <PilotRow
          key={pilot.pilotId}
          pilot={pilot}
          last={checkedIn.get(pilot.pilotId) ?? null}
          isAway={away.has(pilot.communityId)}
        />
      ))}
    </Rows>
  );
}

/** Who would like to join pilots of mine. */
export function RequestRows({ items }: { items: readonly Request[] }) {
  const styles = useStyles();
  return (
    <Rows>
      {items.map(({ communityId, pilotId, title, person, word }) => (
        <RequestRow key={`${pilotId} ${person.id}`} {...{ communityId, pilotId, person, word }}>
          {CHECK_IN.asks}{' '}
          <TextLink quiet className={styles.title} href={`/communities/${communityId}/pilots/${pilotId}`}>
            {title}
          </TextLink>
        </RequestRow>
      ))}
    </Rows>
  );
}
