import { Button } from '@fluentui/react-components';
import { type Ref, Suspense, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import {
  answerRequest,
  askToJoin,
  endPilot,
  type PilotPage,
  withdrawReport,
} from '../../../domain/pilots/contract.ts';
import { call } from '../../api/client.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { copyWords } from '../../components/copy-words.ts';
import { lazySheet } from '../../components/lazy-sheet.tsx';
import { MoreMenu } from '../../components/MoreMenu.tsx';
import { Problem } from '../../components/Problem.tsx';
import { pageLink } from '../../host/links.ts';
import { rowOf, type Step } from './row.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

const WordSheet = lazySheet(() => import('../../components/WordSheet.tsx'));
const AmendSheet = lazySheet(() => import('./AmendSheet.tsx'));
const LinkSheet = lazySheet(() => import('../../sessions/page/LinkSheet.tsx'));

const WORDS = { missing: PAGE.reasonNeeded, leave: PAGE.leave };

interface Props {
  readonly page: PilotPage;
  readonly me: string;
  /** Whether somebody is checking in here. */
  readonly checkingIn: boolean;
  readonly onCheckIn: () => void;
  /** The button that stands out, for whoever gives the focus back to it. */
  readonly button: Ref<HTMLButtonElement | null>;
}

/** All that can be done with the pilot: what the moment asks for, and the rest behind “…”. */
export function ActionRow({ page, me, checkingIn, onCheckIn, button }: Props) {
  const styles = usePageStyles();
  const [, go] = useLocation();
  const [open, setOpen] = useState<'end' | 'withdraw' | 'join' | 'amend' | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const more = useRef<HTMLButtonElement>(null);
  const { pilot, requests } = page;
  const { communityId, id: pilotId, etag } = pilot;
  const params = { communityId, pilotId };
  const pilots = `/communities/${communityId}/pilots`;
  const path = `${pilots}/${pilotId}`;
  const { primary, beside, menu } = rowOf(page, me, new Date());
  const asked = requests.some(({ person }) => person.id === me);
  const takeBack = useAction(async (operation) => {
    await call(answerRequest, { params: { ...params, personId: me }, body: { accept: false }, operation });
    // The pressed button is about to go.
    more.current?.focus();
    toast(PAGE.tookBack);
  });
  const steps: Record<Step, readonly [says: string, run: () => void]> = {
    'check-in': [PAGE.checkIn, onCheckIn],
    report: [PAGE.report, () => go(`${path}/report`)],
    correct: [PAGE.correct, () => go(`${path}/report`)],
    change: [PAGE.change, () => go(`${path}/edit`)],
    amend: [PAGE.amend, () => setOpen('amend')],
    repeat: [PAGE.repeat, () => go(`${pilots}/new?repeats=${pilotId}`)],
    join: [PAGE.join, () => setOpen('join')],
    'copy-link': [PAGE.copyLink, () => copyWords(pageLink(path), () => setLink(pageLink(path)))],
    end: [PAGE.end, () => setOpen('end')],
    withdraw: [PAGE.withdraw, () => setOpen('withdraw')],
  };
  const close = () => {
    setOpen(null);
    more.current?.focus();
  };
  return (
    <div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser */}
      <div role="group" aria-label={PAGE.actions} className={styles.buttons}>
        {primary && (
          <Button
            ref={button}
            appearance={primary === 'check-in' && checkingIn ? 'secondary' : 'primary'}
            onClick={steps[primary][1]}
          >
            {steps[primary][0]}
          </Button>
        )}
        {beside.map((step) => (
          <Button key={step} onClick={steps[step][1]}>
            {steps[step][0]}
          </Button>
        ))}
        {asked && (
          <span className={styles.quiet}>
            {PAGE.asked}{' '}
            <Button size="small" disabledFocusable={takeBack.busy} onClick={() => void takeBack.run()}>
              {PAGE.takeBack}
            </Button>
          </span>
        )}
        <MoreMenu
          ref={more}
          label={PAGE.more}
          items={menu.map((step) => ({
            label: steps[step][0],
            run: steps[step][1],
            apart: step === 'end' || step === 'withdraw',
          }))}
        />
      </div>
      {takeBack.problem !== null && (
        <Problem slim problem={takeBack.problem} onRetry={() => void takeBack.again()} />
      )}
      <Suspense>
        {open === 'end' && (
          <WordSheet
            name={`end.${pilotId}`}
            title={PAGE.endTitle}
            words={{ ...WORDS, label: PAGE.endWord, hint: PAGE.endHint, yes: PAGE.endYes, busy: PAGE.ending }}
            onClose={close}
            act={async (word, operation) => {
              await call(endPilot, { params, body: { word }, etag, operation });
              toast(PAGE.ended);
            }}
          >
            {PAGE.endWhy}
          </WordSheet>
        )}
        {open === 'withdraw' && (
          <WordSheet
            name={`withdraw.${pilotId}`}
            title={PAGE.withdrawTitle}
            words={{
              ...WORDS,
              label: PAGE.withdrawWord,
              hint: PAGE.withdrawHint,
              yes: PAGE.withdrawYes,
              busy: PAGE.withdrawing,
            }}
            onClose={close}
            act={async (word, operation) => {
              await call(withdrawReport, { params, body: { word }, etag, operation });
              toast(PAGE.withdrew);
            }}
          >
            {PAGE.withdrawWhy}
          </WordSheet>
        )}
        {open === 'join' && (
          <WordSheet
            name={`join.${pilotId}`}
            title={PAGE.joinTitle}
            words={{
              ...WORDS,
              label: PAGE.joinWord,
              hint: PAGE.joinHint,
              yes: PAGE.joinYes,
              busy: PAGE.joining,
            }}
            optional
            onClose={close}
            act={async (word, operation) => {
              await call(askToJoin, { params, body: { word }, operation });
              toast(PAGE.joined(pilot.owner.name));
            }}
          >
            {PAGE.joinWhy(pilot.owner.name)}
          </WordSheet>
        )}
        {open === 'amend' && <AmendSheet pilot={pilot} onClose={close} />}
        {link !== null && <LinkSheet link={link} onClose={() => setLink(null)} />}
      </Suspense>
    </div>
  );
}
