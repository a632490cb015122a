import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { AgendaItem } from '../../../domain/sessions/agenda.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import { SkeletonRows } from '../../components/Rows.tsx';
import { ITEMS } from './item-texts.ts';
import type { SessionClient } from './session-client.ts';

const OpenActions = lazy(() => import('./OpenActions.tsx'));
const PilotBeside = lazy(() => import('../../pilots/Beside.tsx'));
const Tried = lazy(() => import('../../rhythm/Tried.tsx'));
const TryNext = lazy(() => import('../../pilots/TryNext.tsx'));

const useStyles = makeStyles({
  more: {
    minHeight: '32px',
    padding: 0,
    border: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** A part that is shown while its item is under way, and at any other time when it is asked for. */
function Folded({ label, isNow, children }: { label: string; isNow: boolean; children: ReactNode }) {
  const styles = useStyles();
  const [shown, setShown] = useState<boolean | null>(null);
  const open = shown ?? isNow;
  return (
    <>
      <button type="button" className={styles.more} aria-expanded={open} onClick={() => setShown(!open)}>
        <span aria-hidden>{open ? '▾' : '▸'}</span> {label}
      </button>
      {open && <Suspense fallback={<SkeletonRows rows={2} />}>{children}</Suspense>}
    </>
  );
}

interface Props {
  readonly client: SessionClient;
  readonly item: AgendaItem;
  readonly isNow: boolean;
  readonly session: Pick<Session, 'communityId' | 'id' | 'taxonomy'>;
  readonly mayCapture: boolean;
}

/** What an item has below its prompt: open actions, what people tried, the pilot that is reported, a pilot of one's own. */
export default function ItemParts({ client, item, isNow, session, mayCapture }: Props) {
  const { communityId } = session;
  if (item.kind === 'open-actions')
    return (
      <Folded label={ITEMS.openActions} isNow={isNow}>
        <OpenActions client={client} />
      </Folded>
    );
  if (item.kind === 'tried')
    return (
      <Folded label={ITEMS.tried} isNow={isNow}>
        <Tried
          communityId={communityId}
          sessionId={session.id}
          taxonomy={session.taxonomy}
          mayCapture={mayCapture}
        />
      </Folded>
    );
  if (item.kind === 'report' && item.pilotId)
    return (
      <Folded label={ITEMS.pilot} isNow={isNow}>
        <PilotBeside communityId={communityId} pilotId={item.pilotId} />
      </Folded>
    );
  if (item.kind === 'debrief' && isNow && mayCapture)
    return (
      <Suspense fallback={<SkeletonRows rows={2} />}>
        <TryNext communityId={communityId} sessionId={session.id} taxonomy={session.taxonomy} />
      </Suspense>
    );
  return null;
}
