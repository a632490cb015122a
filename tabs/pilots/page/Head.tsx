import { makeStyles, tokens } from '@fluentui/react-components';
import { Fragment, type ReactNode } from 'react';
import type { PilotPage } from '../../../domain/pilots/contract.ts';
import { isWithdrawn, type Pilot, stageOf } from '../../../domain/pilots/pilot.ts';
import { sayDate } from '../../components/dates.ts';
import { PageHead } from '../../components/Page.tsx';
import { Face } from '../../components/People.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { When } from '../../components/When.tsx';
import { TAXONOMY_WORDS } from '../../sessions/session-words.ts';
import { overSign, PilotSign } from '../PilotSign.tsx';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

const useStyles = makeStyles({
  first: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 10px', marginBottom: '4px' },
  verdict: { fontWeight: tokens.fontWeightSemibold },
  statement: {
    margin: 0,
    maxWidth: '720px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    overflowWrap: 'anywhere',
  },
  owner: { display: 'inline-flex', alignItems: 'center', gap: '6px', verticalAlign: 'bottom' },
  face: { marginBlock: '-2px' },
  words: {
    margin: 0,
    paddingInlineStart: '12px',
    maxWidth: '640px',
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  actions: { marginTop: '8px' },
});

/** Where it stands, and since or until when. */
function Standing({ pilot, now }: { pilot: Pilot; now: Date }) {
  const styles = useStyles();
  const page = usePageStyles();
  const stage = stageOf(pilot, now);
  const { verdict, reportedAt, withdrawn, ended } = pilot;
  const over = stage === 'ended' || stage === 'reported';
  const endedAt = (withdrawn ?? ended)?.at;
  return (
    <div className={styles.first}>
      <PilotSign
        of={over ? overSign({ verdict, withdrawn: isWithdrawn(pilot) }) : stage}
        className={styles.verdict}
      />
      <span className={page.quiet}>
        {stage === 'to-come' && PAGE.startsOn(sayDate(pilot.startsOn))}
        {stage === 'running' && PAGE.endsOn(sayDate(pilot.endsOn))}
        {stage === 'waiting' && PAGE.endedOn(sayDate(pilot.endsOn))}
        {stage === 'ended' && endedAt && <When at={endedAt} as="distance" />}
        {stage === 'reported' && reportedAt && (
          <>
            {PAGE.publishedAt} <When at={reportedAt} as="distance" />
          </>
        )}
      </span>
    </div>
  );
}

/** The team in words: “Platform (9 people, engineering, remote)”; '' where nothing is known of it. */
export function sayTeam({ team }: Pick<Pilot, 'team'>): string {
  const about = [
    team.size !== null && PAGE.people(team.size),
    team.function,
    team.works && PAGE.works[team.works],
  ];
  return PAGE.team(team.name, about.filter(Boolean).join(', '));
}

function OriginLink({ pilot }: { pilot: Pilot }) {
  const { origin, communityId, repeats } = pilot;
  const base = `/communities/${communityId}`;
  if (repeats)
    return (
      <>
        {PAGE.repeats} <TextLink href={`${base}/pilots/${repeats.pilotId}`}>{repeats.title}</TextLink>
      </>
    );
  if (origin?.kind === 'session' || origin?.kind === 'note')
    return (
      <>
        {PAGE.from}{' '}
        <TextLink
          href={`${base}/sessions/${origin.sessionId}${
            origin.kind === 'note' ? `#note-${origin.authorKey}.${origin.noteId}` : ''
          }`}
        >
          {origin.kind === 'note' ? PAGE.fromNote : PAGE.fromSession}
        </TextLink>
      </>
    );
  if (origin?.kind === 'annotation')
    return (
      <>
        {PAGE.from} <TextLink href={`${base}/knowledge/${origin.artifactId}`}>{PAGE.fromAnnotation}</TextLink>
      </>
    );
  return null;
}

/** Who, with which team, with whom, from what. */
function Facts({ pilot }: { pilot: Pilot }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { owner, collaborators, artifact, communityId } = pilot;
  const grown = (pilot.repeats || (pilot.origin && pilot.origin.kind !== 'pilot')) && (
    <OriginLink pilot={pilot} />
  );
  const others = collaborators.map(({ name, discipline }) => (discipline ? `${name} (${discipline})` : name));
  const parts: ReactNode[] = [
    <span key="owner" className={styles.owner}>
      <Face person={owner} className={styles.face} />
      {owner.name}
    </span>,
    sayTeam(pilot),
    others.length > 0 && `${PAGE.with} ${others.join(', ')}`,
    artifact && (
      <>
        {PAGE.from}{' '}
        <TextLink href={`/communities/${communityId}/knowledge/${artifact.id}`}>{artifact.title}</TextLink>{' '}
        {PAGE.revision(artifact.revision)}
      </>
    ),
    grown,
    TAXONOMY_WORDS[pilot.taxonomy],
  ].filter(Boolean);
  return (
    <p className={page.quiet}>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fact is known by its place alone
        <Fragment key={at}>
          {at > 0 && ' · '}
          {part}
        </Fragment>
      ))}
    </p>
  );
}

/** Where a pilot stands, what is tried and predicted, by whom, and what can be done. */
export function Head({ page, children }: { page: PilotPage; children: ReactNode }) {
  const styles = useStyles();
  const own = usePageStyles();
  const { pilot } = page;
  const now = new Date();
  const { prediction, withdrawn, ended } = pilot;
  return (
    <>
      <Standing pilot={pilot} now={now} />
      <PageHead title={pilot.title}>
        {prediction?.statement && <p className={styles.statement}>{prediction.statement}</p>}
        <Facts pilot={pilot} />
        {withdrawn && (
          <p className={styles.words}>
            {PAGE.withdrawnBy(withdrawn.by.name)} <When at={withdrawn.at} as="distance" />: {withdrawn.word}
          </p>
        )}
        {!withdrawn && ended && pilot.state === 'ended' && (
          <p className={styles.words}>
            {PAGE.endedBy(ended.by.name)} <When at={ended.at} as="distance" />: {ended.word}
          </p>
        )}
        {stageOf(pilot, now) === 'waiting' && <p className={own.quiet}>{PAGE.waiting}</p>}
        <div className={styles.actions}>{children}</div>
      </PageHead>
    </>
  );
}
