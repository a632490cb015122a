import { makeStyles, tokens } from '@fluentui/react-components';
import { openSession } from '../../domain/sessions/contract.ts';
import { listOpenActions } from '../../domain/sessions/open-actions.ts';
import { isOpen } from '../../domain/sessions/session.ts';
import { useData } from '../api/use-data.ts';
import { Button } from '../components/Button.tsx';
import { isPast, sayDate, sayTime } from '../components/dates.ts';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { When } from '../components/When.tsx';
import { openInApp, openTeamsLink } from '../host/links.ts';
import { useHost } from '../host/use-host.ts';
import { sayInviteProblem } from '../sessions/invite-problem-texts.ts';
import { clocksOf } from '../sessions/page/grouped.ts';
import WhatIBring from '../sessions/prepare/WhatIBring.tsx';
import { sayAnswers } from '../sessions/say-answers.ts';
import { PaneLink } from './PaneLink.tsx';
import { OUTLOOK } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '4px', padding: '12px' },
  topic: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  facts: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  heading: { margin: '16px 0 0', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: '48px minmax(0, 1fr) auto',
    alignItems: 'baseline',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  row: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '12px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  number: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  late: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
  bring: { marginTop: '16px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' },
});

interface Props {
  readonly place: { readonly communityId: string; readonly sessionId: string };
}

/** What the session is about, what is mine in it, and the ways to it. */
export function SessionBehind({ place }: Props) {
  const styles = useStyles();
  const { personId } = useHost();
  const { data, error, reload, patch } = useData(openSession, { params: place });
  if (error && !data) return <Problem problem={error} onRetry={reload} />;
  if (!data) return <SkeletonRows rows={6} />;
  const { session, agenda, artifacts, abilities, preparation } = data;
  const base = `/communities/${place.communityId}`;
  const { joinUrl, inviteProblem } = session;
  const open = isOpen(session.state);
  const answers = sayAnswers(session, session.rsvps);
  const clocks = clocksOf(agenda.items, session.startsAt, !open && session.begunAt !== null);
  const clock = (itemId: string) => {
    const at = clocks.get(itemId);
    return at && sayTime(at);
  };
  return (
    <div className={styles.root}>
      <h1 className={styles.topic}>{session.topic}</h1>
      <p className={styles.facts}>
        <When at={session.startsAt} zone={session.zone} />
      </p>
      <p className={styles.quiet}>
        {session.facilitator.id === personId
          ? OUTLOOK.youFacilitate
          : OUTLOOK.facilitates(session.facilitator.name)}
        {answers && ` · ${answers}`}
      </p>
      {!open && (
        <p className={styles.facts}>{session.state === 'cancelled' ? OUTLOOK.cancelled : OUTLOOK.over}</p>
      )}
      {open && inviteProblem && <p className={styles.facts}>{sayInviteProblem(inviteProblem)}</p>}
      {session.purpose && <p className={styles.facts}>{session.purpose}</p>}
      <div className={styles.actions}>
        {open && joinUrl && (
          <Button appearance="primary" onClick={() => void openTeamsLink(joinUrl)}>
            {OUTLOOK.join}
          </Button>
        )}
        <Button onClick={() => void openInApp(`${base}/sessions/${session.id}`)}>{OUTLOOK.open}</Button>
      </div>
      <h2 className={styles.heading}>{OUTLOOK.agenda}</h2>
      {agenda.items.length === 0 && <p className={styles.quiet}>{OUTLOOK.agendaNone}</p>}
      <ol className={styles.list}>
        {agenda.items.map((item) => (
          <li key={item.id} className={styles.item}>
            <span className={styles.number}>{clock(item.id)}</span>
            <span>{item.title}</span>
            <span className={styles.number}>{item.minutes} min</span>
          </li>
        ))}
      </ol>
      {preparation && (
        <div className={styles.bring}>
          <WhatIBring
            place={place}
            state={session.state}
            preparation={preparation}
            onKept={(kept) => patch((before) => ({ ...before, preparation: kept }))}
          />
        </div>
      )}
      {artifacts.length > 0 && (
        <>
          <h2 className={styles.heading}>{OUTLOOK.playbooks}</h2>
          <ul className={styles.list}>
            {artifacts.map(({ id, title }) => (
              <li key={id} className={styles.row}>
                <PaneLink to={`${base}/knowledge/${id}`}>{title}</PaneLink>
              </li>
            ))}
          </ul>
        </>
      )}
      {abilities.capture !== 'role-may-not' && <Yours communityId={place.communityId} me={personId} />}
    </div>
  );
}

function Yours({ communityId, me }: { communityId: string; me: string }) {
  const styles = useStyles();
  const { data, error, reload } = useData(listOpenActions, { params: { communityId } });
  if (error && !data) return <Problem slim problem={error} onRetry={reload} />;
  const mine = data?.actions.filter(({ owner }) => owner?.id === me);
  return (
    <>
      <h2 className={styles.heading}>{OUTLOOK.yours}</h2>
      {!mine && <SkeletonRows rows={1} />}
      {mine?.length === 0 && <p className={styles.quiet}>{OUTLOOK.nothingYours}</p>}
      <ul className={styles.list}>
        {mine?.map(({ noteId, sessionId, text, due }) => (
          <li key={noteId} className={styles.row}>
            <PaneLink to={`/communities/${communityId}/sessions/${sessionId}`}>{text}</PaneLink>
            {due && (
              <span className={isPast(due) ? styles.late : styles.number}>
                {isPast(due) ? OUTLOOK.late(sayDate(due)) : OUTLOOK.due(sayDate(due))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
