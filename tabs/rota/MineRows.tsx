import { Button } from '@fluentui/react-components';
import { ArrowRepeatAllRegular } from '@fluentui/react-icons/svg/arrow-repeat-all';
import { type ReactNode, Suspense, useState } from 'react';
import {
  acceptTurn,
  answerSwap,
  giveTurnBack,
  skipTurn,
  volunteerForTurn,
} from '../../domain/rota/contract.ts';
import type { rotaMine } from '../../domain/rota/mine.ts';
import type { MineOf } from '../../domain/shared/mine.ts';
import { call } from '../api/client.ts';
import { useAction } from '../app/use-action.ts';
import { AnswerButtons, leaveRow } from '../components/AnswerButtons.tsx';
import { sayDay } from '../components/dates.ts';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { Row, Rows } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { givingBack, PASS_ON, ReasonForm } from './ReasonForm.tsx';
import { dayOf, ROTA, sayStanding } from './texts.ts';
import { useTurnStyles } from './use-turn-styles.ts';

const SwapSheet = lazySheet(() => import('./SwapSheet.tsx'));

type Mine = MineOf<typeof rotaMine>;
type Items<Kind extends keyof Mine> = { readonly items: readonly Mine[Kind][] };

const isToCome = ({ startsAt }: { readonly startsAt: string }) => Date.parse(startsAt) > Date.now();
const rotaOf = ({ communityId }: { readonly communityId: string }) => `/communities/${communityId}/rota`;

interface MineRowProps {
  readonly children: ReactNode;
  readonly end: ReactNode;
  readonly problem: unknown;
  readonly onRetry: () => void;
}

function MineRow({ children, end, problem, onRetry }: MineRowProps) {
  return (
    <Row sign={<ArrowRepeatAllRegular aria-hidden />} end={end}>
      {children}
      {problem !== null && <Problem slim problem={problem} onRetry={onRetry} />}
    </Row>
  );
}

function Turn({ item }: { item: Mine['turn'] }) {
  const styles = useTurnStyles();
  const [asks, setAsks] = useState<'pass-on' | 'swap' | null>(null);
  const { communityId, sessionId, startsAt, isAgreed, isAlone = false, asked } = item;
  const params = { communityId, sessionId };
  const day = dayOf(startsAt);
  const act = useAction(
    async (operation, what: 'accept' | 'pass-on' | 'give-back', reason: string, sent?: () => void) => {
      if (what === 'accept') await call(acceptTurn, { params, operation });
      else if (what === 'give-back') await call(giveTurnBack, { params, body: { reason }, operation });
      else await call(skipTurn, { params, body: { skips: true, reason }, operation });
      sent?.();
      setAsks(null);
      leaveRow({ accept: ROTA.accepted, 'pass-on': ROTA.passedOn, 'give-back': ROTA.gaveBack }[what]);
    },
  );
  return (
    <MineRow
      problem={act.problem}
      onRetry={() => void act.again()}
      end={
        <span className={styles.buttons}>
          {!isAgreed && !isAlone && (
            <Button
              size="small"
              aria-label={ROTA.acceptOf(day)}
              disabledFocusable={act.busy}
              onClick={() => void act.run('accept', '')}
            >
              {ROTA.accept}
            </Button>
          )}
          {asked.length === 0 && !isAlone && (
            <Button size="small" aria-label={ROTA.swapOf(day)} onClick={() => setAsks('swap')}>
              {ROTA.swap}
            </Button>
          )}
          {!isAlone && (
            <Button
              size="small"
              aria-label={isAgreed ? ROTA.giveBackOf(day) : ROTA.passOnOf(day)}
              onClick={() => setAsks('pass-on')}
            >
              {isAgreed ? ROTA.giveBack : ROTA.passOn}
            </Button>
          )}
        </span>
      }
    >
      {isAgreed ? ROTA.mineAgreed : ROTA.mineTurn}:{' '}
      <TextLink quiet href={rotaOf(item)}>
        {day}
      </TextLink>
      <div className={styles.small}>
        {asked.length > 0
          ? ROTA.swapAsked(asked.join(', '))
          : isAlone
            ? ROTA.alone
            : sayStanding(ROTA.you, true, item)}
      </div>
      {asks === 'pass-on' && (
        <ReasonForm
          {...(isAgreed ? givingBack(false) : PASS_ON)}
          name={`${isAgreed ? 'give-back' : 'pass-on'} ${sessionId}`}
          busy={act.busy}
          onSend={(reason, sent) => void act.run(isAgreed ? 'give-back' : 'pass-on', reason, sent)}
          onCancel={() => setAsks(null)}
        />
      )}
      <Suspense>
        {asks === 'swap' && (
          <SwapSheet
            communityId={communityId}
            turn={{ id: sessionId, startsAt }}
            onClose={() => setAsks(null)}
          />
        )}
      </Suspense>
    </MineRow>
  );
}

export function TurnRows({ items }: Items<'turn'>) {
  return (
    <Rows>
      {items.filter(isToCome).map((item) => (
        <Turn key={item.sessionId} item={item} />
      ))}
    </Rows>
  );
}

function Swap({ item }: { item: Mine['swap-asked'] }) {
  const styles = useTurnStyles();
  const { communityId, sessionId, startsAt, person, word, myDate, owed, swapId } = item;
  const answer = useAction(async (operation, agrees: boolean) => {
    const params = { communityId, sessionId };
    await call(answerSwap, { params, body: { swapId, agrees, word: '' }, operation });
    leaveRow(agrees ? ROTA.agreed : ROTA.declined);
  });
  return (
    <MineRow
      problem={answer.problem}
      onRetry={() => void answer.again()}
      end={
        <AnswerButtons
          yes={{ text: ROTA.agree, label: ROTA.agreeOf(person.name) }}
          no={{ text: ROTA.decline, label: ROTA.declineOf(dayOf(startsAt)) }}
          busy={answer.busy}
          onAnswer={(yes) => void answer.run(yes)}
        />
      }
    >
      <TextLink quiet href={rotaOf(item)}>
        {ROTA.swapAsks(person.name, dayOf(startsAt))}
      </TextLink>
      {word && <span>: “{word}”</span>}
      <div className={styles.small}>{ROTA.swapThen(myDate && sayDay(myDate), owed)}</div>
    </MineRow>
  );
}

export function SwapRows({ items }: Items<'swap-asked'>) {
  return (
    <Rows>
      {items.filter(isToCome).map((item) => (
        <Swap key={item.swapId} item={item} />
      ))}
    </Rows>
  );
}

function Offer({ item }: { item: Mine['turn-offered'] }) {
  const { communityId, sessionId, startsAt, person, topic, reason } = item;
  const day = dayOf(startsAt);
  const answer = useAction(async (operation, takes: boolean) => {
    const params = { communityId, sessionId };
    await call(volunteerForTurn, { params, body: { takes, word: '' }, operation });
    leaveRow(takes ? ROTA.taken : ROTA.declined);
  });
  return (
    <MineRow
      problem={answer.problem}
      onRetry={() => void answer.again()}
      end={
        <AnswerButtons
          yes={{ text: ROTA.take, label: ROTA.takeOf(day) }}
          no={{ text: ROTA.decline, label: ROTA.declineOf(day) }}
          busy={answer.busy}
          onAnswer={(yes) => void answer.run(yes)}
        />
      }
    >
      {ROTA.offered(person.name)}{' '}
      <TextLink quiet href={`/communities/${communityId}/sessions/${sessionId}`}>
        {topic}
      </TextLink>
      , {day}: “{reason}”. {ROTA.offeredAsk}
    </MineRow>
  );
}

export function OfferRows({ items }: Items<'turn-offered'>) {
  return (
    <Rows>
      {items.filter(isToCome).map((item) => (
        <Offer key={item.sessionId} item={item} />
      ))}
    </Rows>
  );
}

export function RiskRows({ items }: Items<'turn-at-risk'>) {
  return (
    <Rows>
      {items.filter(isToCome).map((item) => (
        <Row
          key={item.sessionId}
          sign={<ArrowRepeatAllRegular aria-hidden />}
          end={<TextLink href={rotaOf(item)}>{ROTA.toRota}</TextLink>}
        >
          {ROTA.atRisk}{' '}
          <TextLink quiet href={`/communities/${item.communityId}/sessions/${item.sessionId}`}>
            {item.topic}
          </TextLink>
          , {dayOf(item.startsAt)}: {ROTA.risk(item.why, item.person.name)}
        </Row>
      ))}
    </Rows>
  );
}
