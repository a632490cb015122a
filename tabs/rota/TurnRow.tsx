import { Button } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import {
  acceptTurn,
  answerSwap,
  giveTurnBack,
  joinTurn,
  type RotaTurn,
  skipTurn,
  volunteerForTurn,
  withdrawSwap,
} from '../../domain/rota/contract.ts';
import { call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { AnswerButtons, leaveRow } from '../components/AnswerButtons.tsx';
import { sayDay } from '../components/dates.ts';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { type MenuItem, MoreMenu } from '../components/MoreMenu.tsx';
import { Row } from '../components/Page.tsx';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { givingBack, PASS_ON, ReasonForm, skipping } from './ReasonForm.tsx';
import { dayOf, ROTA, sayReason } from './texts.ts';
import { useTurnStyles } from './use-turn-styles.ts';

const SwapSheet = lazySheet(() => import('./SwapSheet.tsx'));
const ChooseSheet = lazySheet(() => import('./ChooseSheet.tsx'));

interface Props {
  readonly communityId: string;
  readonly turn: RotaTurn;
  readonly me: string;
}

/** One of the next turns: who leads it and why, what is agreed on it, and what I can do with it. */
export function TurnRow({ communityId, turn, me }: Props) {
  const styles = useTurnStyles();
  const [asks, setAsks] = useState<'pass-on' | 'skip' | 'give-back' | 'swap' | 'choose' | null>(null);
  const params = { communityId, sessionId: turn.id };
  const day = dayOf(turn.startsAt);
  const { person, may } = turn;
  const isMine = person?.id === me;
  const isAlone = turn.topic === null && turn.reason.isAlone === true;
  const skips = turn.skips.some((skip) => skip.person.id === me);
  const act = useAction(async (operation, what: Doing, reason: string, sent?: () => void) => {
    await doing[what](reason, operation);
    sent?.();
    setAsks(null);
    // A button that was pressed goes; a menu stays.
    if (IN_MENU.has(what)) toast(SAID[what]);
    else leaveRow(SAID[what]);
  });
  const swapId = turn.swap?.id ?? '';
  const doing: Record<Doing, (reason: string, operation: string) => Promise<unknown>> = {
    accept: (_, operation) => call(acceptTurn, { params, operation }),
    'pass-on': (reason, operation) => call(skipTurn, { params, body: { skips: true, reason }, operation }),
    skip: (reason, operation) => call(skipTurn, { params, body: { skips: true, reason }, operation }),
    unskip: (_, operation) => call(skipTurn, { params, body: { skips: false, reason: '' }, operation }),
    'give-back': (reason, operation) => call(giveTurnBack, { params, body: { reason }, operation }),
    take: (word, operation) => call(volunteerForTurn, { params, body: { takes: true, word }, operation }),
    decline: (word, operation) => call(volunteerForTurn, { params, body: { takes: false, word }, operation }),
    agree: (word, operation) => call(answerSwap, { params, body: { swapId, agrees: true, word }, operation }),
    'decline-swap': (word, operation) =>
      call(answerSwap, { params, body: { swapId, agrees: false, word }, operation }),
    withdraw: (_, operation) => call(withdrawSwap, { params, body: { swapId }, operation }),
    co: (_, operation) => call(joinTurn, { params, body: { as: 'coFacilitator', personId: me }, operation }),
    'co-not': (_, operation) =>
      call(joinTurn, { params, body: { as: 'coFacilitator', personId: null }, operation }),
    shadow: (_, operation) => call(joinTurn, { params, body: { as: 'shadow', personId: me }, operation }),
    'shadow-not': (_, operation) =>
      call(joinTurn, { params, body: { as: 'shadow', personId: null }, operation }),
  };
  const run = (what: Doing) => () => void act.run(what, '');
  const items: MenuItem[] = [
    ...(turn.coFacilitator?.id === me
      ? [{ label: ROTA.coFacilitateNot, run: run('co-not') }]
      : may.coFacilitate === 'yes' && !turn.coFacilitator
        ? [{ label: ROTA.coFacilitate, run: run('co') }]
        : []),
    ...(turn.shadow?.id === me
      ? [{ label: ROTA.shadowNot, run: run('shadow-not') }]
      : may.shadow === 'yes' && !turn.shadow
        ? [{ label: ROTA.shadow, run: run('shadow') }]
        : []),
    // Of use to whoever might be proposed.
    ...(turn.how === 'proposed' && may.volunteer === 'yes' && may.skip === 'yes' && !skips
      ? [{ label: ROTA.skip, run: () => setAsks('skip') }]
      : []),
    ...(may.choose === 'yes' && !isAlone
      ? [{ label: ROTA.choose, run: () => setAsks('choose'), apart: true }]
      : []),
  ];
  const button = (label: string, says: string, onClick: () => void, primary = false) => (
    <Button
      size="small"
      appearance={primary ? 'primary' : 'secondary'}
      aria-label={says}
      disabledFocusable={act.busy}
      onClick={onClick}
    >
      {label}
    </Button>
  );
  const asked =
    turn.swap?.partners
      .filter(({ declined, person: { id } }) => !declined && id !== me)
      .map((one) => one.person.name) ?? [];
  const isAsked = turn.givenBack?.asked?.id === me;
  return (
    <Row
      sign={<Face person={person ?? { id: '', name: '?' }} />}
      end={
        <span className={styles.buttons}>
          {turn.swapAsked && person && (
            <AnswerButtons
              yes={{ text: ROTA.agree, label: ROTA.agreeOf(person.name) }}
              no={{ text: ROTA.decline, label: ROTA.declineOf(day) }}
              busy={act.busy}
              onAnswer={(yes) => void act.run(yes ? 'agree' : 'decline-swap', '')}
            />
          )}
          {isAsked && (
            <AnswerButtons
              yes={{ text: ROTA.take, label: ROTA.takeOf(day) }}
              no={{ text: ROTA.decline, label: ROTA.declineOf(day) }}
              busy={act.busy}
              onAnswer={(yes) => void act.run(yes ? 'take' : 'decline', '')}
            />
          )}
          {may.accept === 'yes' &&
            !isAlone &&
            (turn.givenBack
              ? button(ROTA.keep, ROTA.keepOf(day), run('accept'))
              : button(ROTA.accept, ROTA.acceptOf(day), run('accept'), true))}
          {isMine &&
            may.swap === 'yes' &&
            asked.length === 0 &&
            !isAlone &&
            button(ROTA.swap, ROTA.swapOf(day), () => setAsks('swap'))}
          {isMine && asked.length > 0 && button(ROTA.withdraw, ROTA.withdraw, run('withdraw'))}
          {isMine &&
            turn.how === 'proposed' &&
            may.skip === 'yes' &&
            !isAlone &&
            button(ROTA.passOn, ROTA.passOnOf(day), () => setAsks('pass-on'))}
          {isMine &&
            turn.how !== 'proposed' &&
            may.giveBack === 'yes' &&
            button(ROTA.giveBack, ROTA.giveBackOf(day), () => setAsks('give-back'))}
          {skips && button(ROTA.unskip, ROTA.unskipOf(day), run('unskip'))}
          {may.volunteer === 'yes' &&
            !isAsked &&
            (turn.givenBack || !person || turn.risk === 'left') &&
            button(ROTA.take, ROTA.takeOf(day), run('take'))}
          <MoreMenu label={ROTA.more(day)} items={items} />
        </span>
      }
    >
      <div>
        <span className={styles.strong}>{person ? (isMine ? ROTA.you : person.name) : ROTA.nobody}</span>
        <span className={styles.quiet}>
          {' '}
          · {day} ·{' '}
          {turn.topic === null ? (
            `${ROTA.how(turn)}, ${ROTA.notPlanned}`
          ) : (
            <TextLink className={styles.link} href={`/communities/${communityId}/sessions/${turn.id}`}>
              {turn.topic}
            </TextLink>
          )}
        </span>
      </div>
      <div className={styles.small}>
        {person ? sayReason(person.name, isMine, turn.reason, turn.how) : ROTA.nobodyWhy}
        {notesOf(turn, asked, isAsked).map((note) => (
          <div key={note}>{note}</div>
        ))}
      </div>
      {turn.swapAsked && person && (
        <div className={styles.asked}>
          {ROTA.swapAsks(person.name, day)}
          {turn.swap?.word && `: “${turn.swap.word}”`}.{' '}
          {ROTA.swapThen(turn.swapAsked.myDate && sayDay(turn.swapAsked.myDate), turn.swapAsked.owed)}
        </div>
      )}
      {isAsked && turn.givenBack && (
        <div className={styles.asked}>
          {ROTA.givenBack(turn.givenBack.by.name, turn.givenBack.reason)}. {ROTA.offeredAsk}
        </div>
      )}
      {turn.risk && person && <div>{ROTA.risk(turn.risk, person.name)}</div>}
      {(asks === 'pass-on' || asks === 'skip' || asks === 'give-back') && (
        <ReasonForm
          {...(asks === 'pass-on'
            ? PASS_ON
            : asks === 'skip'
              ? skipping(person)
              : givingBack(turn.topic !== null))}
          name={`${asks} ${turn.id}`}
          busy={act.busy}
          onSend={(reason, sent) => void act.run(asks, reason, sent)}
          onCancel={() => setAsks(null)}
        />
      )}
      {act.problem !== null && <Problem slim problem={act.problem} onRetry={() => void act.again()} />}
      <Suspense>
        {asks === 'swap' && <SwapSheet communityId={communityId} turn={turn} onClose={() => setAsks(null)} />}
        {asks === 'choose' && (
          <ChooseSheet communityId={communityId} turn={turn} onClose={() => setAsks(null)} />
        )}
      </Suspense>
    </Row>
  );
}

type Doing =
  | 'accept'
  | 'pass-on'
  | 'skip'
  | 'unskip'
  | 'give-back'
  | 'take'
  | 'decline'
  | 'agree'
  | 'decline-swap'
  | 'withdraw'
  | 'co'
  | 'co-not'
  | 'shadow'
  | 'shadow-not';

const IN_MENU: ReadonlySet<Doing> = new Set(['skip', 'co', 'co-not', 'shadow', 'shadow-not']);

const SAID: Record<Doing, string> = {
  accept: ROTA.accepted,
  'pass-on': ROTA.passedOn,
  skip: ROTA.skipped,
  unskip: ROTA.notSkipped,
  'give-back': ROTA.gaveBack,
  take: ROTA.taken,
  decline: ROTA.declined,
  agree: ROTA.agreed,
  'decline-swap': ROTA.declined,
  withdraw: ROTA.withdrawn,
  co: ROTA.joined,
  'co-not': ROTA.joined,
  shadow: ROTA.joined,
  'shadow-not': ROTA.joined,
};

/** What is agreed on a turn, in words. */
function notesOf(
  { agreed, coFacilitator, shadow, skips, givenBack }: RotaTurn,
  asked: readonly string[],
  isAsked: boolean,
) {
  const how = agreed?.how;
  return [
    how === 'chosen' && agreed ? ROTA.chosen(agreed.by.name, agreed.reason) : null,
    how === 'swapped' ? ROTA.swapped : null,
    how === 'volunteered' ? ROTA.volunteered : null,
    coFacilitator ? ROTA.with(coFacilitator.name) : null,
    shadow ? ROTA.shadowed(shadow.name) : null,
    skips.length > 0
      ? ROTA.skips(skips.map((one) => one.person.name + (one.reason ? ` (${one.reason})` : '')).join(', '))
      : null,
    asked.length > 0 ? ROTA.swapAsked(asked.join(', ')) : null,
    givenBack && !isAsked ? ROTA.givenBack(givenBack.by.name, givenBack.reason) : null,
    givenBack?.asked && !isAsked ? ROTA.askedNow(givenBack.asked.name) : null,
  ].filter((note) => note !== null);
}
