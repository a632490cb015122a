import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { Note } from '../../../domain/sessions/note.ts';
import type { PilotHere } from '../../../domain/sessions/reports.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import { Row, Rows, Section } from '../../components/Page.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { overSign, PilotSign } from '../../pilots/PilotSign.tsx';
import { CAME } from './came-texts.ts';

const TryNext = lazy(() => import('../../pilots/TryNext.tsx'));

const useStyles = makeStyles({
  owner: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  try: { '@media print': { display: 'none' } },
});

interface Props {
  readonly session: Session;
  readonly notes: readonly Note[];
  readonly pilots: readonly PilotHere[];
  readonly mayTry: boolean;
}

/** How a pilot ended. Whether one that is not reported runs or is over stands on its own page. */
function Outcome({ pilot }: { pilot: PilotHere }) {
  if (pilot.state === 'begun') return null;
  return <PilotSign of={overSign(pilot)} />;
}

/** What became of a session: its actions, its decisions, the pilots that grew out of it and how they ended. */
export default function CameOfIt({ session, notes, pilots, mayTry }: Props) {
  const styles = useStyles();
  const of = (kind: Note['kind']) => notes.filter((note) => note.kind === kind);
  const actions = of('action');
  const decisions = of('decision').length;
  return (
    <Section title={CAME.title}>
      <Rows>
        {actions.length > 0 && (
          <Row>{CAME.actions(actions.filter(({ done }) => done).length, actions.length)}</Row>
        )}
        {decisions > 0 && <Row>{CAME.decisions(decisions)}</Row>}
        {pilots.map((pilot) => (
          <Row key={pilot.id} end={<Outcome pilot={pilot} />}>
            <TextLink href={`/communities/${session.communityId}/pilots/${pilot.id}`}>{pilot.title}</TextLink>{' '}
            <span className={styles.owner}>{pilot.owner.name}</span>
          </Row>
        ))}
        {pilots.length === 0 && <Row>{CAME.noPilots}</Row>}
      </Rows>
      {mayTry && (
        <div className={styles.try}>
          <Suspense fallback={<SkeletonRows rows={2} />}>
            <TryNext communityId={session.communityId} sessionId={session.id} taxonomy={session.taxonomy} />
          </Suspense>
        </div>
      )}
    </Section>
  );
}
