import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { useState } from 'react';
import type { Role } from '../../domain/community/community.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { followPilots } from '../../domain/pilots/abilities.ts';
import { listPilots } from '../../domain/pilots/contract.ts';
import { stageOf } from '../../domain/pilots/pilot.ts';
import { listOpenActions } from '../../domain/sessions/open-actions.ts';
import { mayClose } from '../../domain/sessions/policy.ts';
import { isOpen, type Session } from '../../domain/sessions/session.ts';
import { useData } from '../api/use-data.ts';
import { ActionList } from '../components/ActionList.tsx';
import { Row, Rows, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { PilotIcon } from '../pilots/PilotSign.tsx';
import { COMMUNITY } from './texts.ts';

const useStyles = makeStyles({
  more: { marginTop: '8px' },
  none: { margin: 0, padding: '11px 0', color: tokens.colorNeutralForeground3 },
});

/** So many actions are shown at first, the soonest due. */
const FIRST = 5;

interface Props {
  readonly communityId: string;
  readonly role: Role;
  readonly me: string;
  /** The latest past sessions. */
  readonly past: readonly Session[];
}

/** What is still open: sessions that nobody has closed, and actions. */
export function OpenHere({ communityId, role, me, past }: Props) {
  const styles = useStyles();
  const { data, error, reload } = useData(listOpenActions, { params: { communityId } });
  // Ticked actions stay in the list until the page is left, so the list stays although all are done.
  const [shown, setShown] = useState(false);
  if (!shown && data && data.actions.length > 0) setShown(true);
  const [all, setAll] = useState(false);
  const actions = data?.actions ?? [];
  const toClose = past.filter(({ state }) => isOpen(state));
  const count = toClose.length + actions.length;
  const pilots = useData(listPilots, roleMay(role, followPilots) ? { params: { communityId } } : null);
  const stages = pilots.data?.pilots.map((pilot) => stageOf(pilot, new Date())) ?? [];
  // The open ones stand first: where the last one told is open, there may be more.
  const more = pilots.data?.next != null && pilots.data.pilots.at(-1)?.state === 'begun';
  const running = stages.filter((stage) => stage === 'running').length;
  const waiting = stages.filter((stage) => stage === 'waiting').length;
  return (
    <Section title={COMMUNITY.open} aside={count > 0 && count}>
      {toClose.length > 0 && (
        <Rows>
          {toClose.map((session) => {
            const mine = mayClose({ id: me, role }, session, new Date()) === 'yes';
            const { facilitator } = session;
            return (
              <Row
                key={session.id}
                sign={<CheckmarkCircleRegular aria-hidden />}
                end={facilitator.id !== me && COMMUNITY.facilitated(facilitator.name)}
              >
                <TextLink quiet href={`/communities/${communityId}/sessions/${session.id}`}>
                  {(mine ? COMMUNITY.toClose : COMMUNITY.notClosed)(session.topic)}{' '}
                  <When at={session.endsAt} as="distance" />
                </TextLink>
              </Row>
            );
          })}
        </Rows>
      )}
      {running + waiting > 0 && (
        <Rows>
          <Row
            sign={<PilotIcon of={running > 0 ? 'running' : 'waiting'} />}
            end={running > 0 && waiting > 0 && COMMUNITY.pilotsWaiting(waiting)}
          >
            <TextLink quiet href={`/communities/${communityId}/pilots`}>
              {running > 0 ? COMMUNITY.pilotsRunning(running, more) : COMMUNITY.pilotsWait(waiting)}
            </TextLink>
          </Row>
        </Rows>
      )}
      {error && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={2} />}
      {data && !shown && toClose.length + running + waiting === 0 && (
        <p className={styles.none}>{COMMUNITY.openNone}</p>
      )}
      {shown && (
        <ActionList
          actions={all ? actions : actions.slice(0, FIRST)}
          showOwner
          mayTick={({ owner }) => role === 'organiser' || owner === null || owner.id === me}
        />
      )}
      {!all && actions.length > FIRST && (
        <Button size="small" appearance="subtle" className={styles.more} onClick={() => setAll(true)}>
          {COMMUNITY.openAll(actions.length)}
        </Button>
      )}
    </Section>
  );
}
