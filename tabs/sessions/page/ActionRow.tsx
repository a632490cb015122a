import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { lazy, Suspense, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { nextItem } from '../../../domain/sessions/agenda.ts';
import { lazySheet } from '../../components/lazy-sheet.tsx';
import { MoreMenu } from '../../components/MoreMenu.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { openTeamsLink, pageLink, teamsPageLink } from '../../host/links.ts';
import { useHost } from '../../host/use-host.ts';
import { usePrint } from '../../host/use-print.ts';
import type { LiveState } from '../live/live-state.ts';
import type { SessionClient } from '../live/session-client.ts';
import { AnswerChoice } from './AnswerChoice.tsx';
import { AnswerProblem } from './AnswerProblem.tsx';
import { copied } from './copy-link.ts';
import type { Opening } from './Head.tsx';
import { type Other, rowOf, type Step } from './row.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';
import type { useAnswer } from './use-answer.ts';
import { useLead } from './use-lead.tsx';
import { useReopen } from './use-reopen.ts';
import type { View } from './view.ts';

const LinkSheet = lazySheet(() => import('./LinkSheet.tsx'));
const HandOverNow = lazy(() => import('./HandOverNow.tsx'));

/** Where the row has two lines, so that nothing in it is pushed out of it. */
const NARROW = '@media (max-width: 479.9px)';

const useStyles = makeStyles({
  root: { minWidth: 0 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  primary: { [NARROW]: { flex: '1 1 128px', minWidth: 0 } },
  // The words change from item to item, and the button keeps its size.
  leading: { width: '240px', [NARROW]: { width: 'auto' } },
  words: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [NARROW]: { whiteSpace: 'normal', overflowWrap: 'anywhere' },
  },
  // In narrow pages my answer has a line of its own, before or after the others.
  answers: { [NARROW]: { flexBasis: '100%' } },
  below: { [NARROW]: { order: 1 } },
  alone: { [NARROW]: { flex: '1 1 0', minWidth: 0 } },
  told: { display: 'grid', gap: '8px', ':empty': { display: 'none' } },
});

interface Props {
  readonly client: SessionClient;
  readonly view: View;
  readonly live: LiveState | null;
  readonly me: string;
  /** Whether I may plan sessions here. */
  readonly plans: boolean;
  readonly mine: ReturnType<typeof useAnswer>;
  /** Leading it has begun here. */
  readonly onEngage: () => void;
  readonly onOpen: (opening: Opening) => void;
}

/** All that can be done with the session: what the moment asks for, my answer, and the rest behind “…”. */
export function ActionRow({ client, view, live, me, plans, mine, onEngage, onOpen }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const host = useHost();
  const print = usePrint();
  const [, go] = useLocation();
  const [link, setLink] = useState<string | null>(null);
  const [handing, setHanding] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const { session, agenda } = view;
  const lead = useLead({ client, view, live, onEngage });
  const reopen = useReopen(client);
  const viewer = {
    id: me,
    answer: mine.answer,
    mayPlan: plans,
    mayPrint: print !== null,
    inTeams: isTeams(host.hostName),
  };
  const row = rowOf(view, viewer, new Date());
  const next = nextItem(agenda.items)?.title ?? '';
  const path = `/communities/${session.communityId}/sessions/${session.id}`;
  const goJoin = () => session.joinUrl && void openTeamsLink(session.joinUrl);
  const steps: Record<Exclude<Step, 'answer'>, readonly [says: string, run: () => void]> = {
    join: [PAGE.join, goJoin],
    begin: [PAGE.begin, lead.begin],
    next: [PAGE.next(next), lead.next],
    close: [PAGE.close, lead.close],
    'plan-again': [PAGE.planAgain, () => go(`/communities/${session.communityId}/plan?again=${session.id}`)],
  };
  const others: Record<Other, readonly [says: string, run: () => void]> = {
    ...steps,
    'end-agenda': [PAGE.endAgenda, lead.endAgenda],
    reopen: [PAGE.reopen, () => void reopen.run()],
    edit: [PAGE.edit, () => go(`${path}/edit`)],
    move: [PAGE.move, () => onOpen({ what: 'move', to: null })],
    // While it is live nothing is asked, and it can be undone.
    'hand-over': [
      PAGE.handOver,
      () => (session.state === 'live' ? setHanding(true) : onOpen({ what: 'hand-over' })),
    ],
    print: [PAGE.print, () => print?.()],
    'copy-link': [PAGE.copyLink, () => void copied(pageLink(path), setLink)],
    'open-in-teams': [PAGE.openInTeams, () => void openTeamsLink(teamsPageLink(path) ?? pageLink(path))],
    cancel: [PAGE.cancel, () => onOpen({ what: 'cancel' })],
  };
  const leads = new Set<string>(['begin', 'next', 'end-agenda', 'close']);
  const button = row.primary === null || row.primary === 'answer' ? null : steps[row.primary];
  const isLive = session.state === 'live' && row.primary !== 'join';
  const join = row.join && (
    <Button key="join" className={button ? undefined : styles.primary} onClick={goJoin}>
      {PAGE.join}
    </Button>
  );
  const answers = row.answers && (
    <AnswerChoice
      key="answers"
      {...mine}
      asks={row.primary === 'answer'}
      className={
        button || row.join ? mergeClasses(styles.answers, button ? styles.below : undefined) : styles.alone
      }
    />
  );
  return (
    <div className={mergeClasses(styles.root, page.screen)}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser */}
      <div role="group" aria-label={PAGE.actions} className={styles.row}>
        {button && (
          <Button
            appearance="primary"
            className={mergeClasses(styles.primary, isLive && styles.leading)}
            disabledFocusable={row.primary !== null && leads.has(row.primary) && lead.off}
            title={row.primary === 'next' ? button[0] : undefined}
            onClick={button[1]}
          >
            <span className={styles.words}>{button[0]}</span>
          </Button>
        )}
        {/* What is primary stands first, and that may be my answer. */}
        {button ? [join, answers] : [answers, join]}
        <MoreMenu
          ref={more}
          label={PAGE.more}
          items={row.menu.map((other) => ({
            label: others[other][0],
            run: others[other][1],
            off: leads.has(other) && lead.off,
            apart: other === 'cancel',
          }))}
        />
      </div>
      <div className={styles.told}>
        {row.answers && <AnswerProblem give={mine.give} />}
        {reopen.problem !== null && (
          <Problem slim problem={reopen.problem} onRetry={() => void reopen.again()} />
        )}
        {lead.below}
        {handing && session.state === 'live' && view.abilities.lead === 'yes' && (
          <Suspense fallback={<SkeletonRows rows={4} />}>
            <HandOverNow
              client={client}
              from={session.facilitator.id}
              back={more}
              onDone={() => setHanding(false)}
            />
          </Suspense>
        )}
      </div>
      {link !== null && (
        <Suspense>
          <LinkSheet link={link} onClose={() => setLink(null)} />
        </Suspense>
      )}
    </div>
  );
}

const isTeams = (hostName: string) => hostName.startsWith('Teams');
