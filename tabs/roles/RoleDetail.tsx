import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import {
  answerHolder,
  type RolePage,
  setHolderObjectionAside,
  withdrawHolder,
} from '../../domain/roles/contract.ts';
import { call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Consent, Objections } from '../components/Consent.tsx';
import { dayHere, sayDateInFull } from '../components/dates.ts';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { When } from '../components/When.tsx';
import { useHost } from '../host/use-host.ts';
import { Nominating } from './Nominating.tsx';
import { Nominees } from './Nominees.tsx';
import { ROLE } from './texts.ts';

const ProposeSheet = lazySheet(() => import('./ProposeSheet.tsx'));
const EndSheet = lazySheet(() => import('./EndSheet.tsx'));

const useStyles = makeStyles({
  text: { margin: '0 0 8px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  quiet: { margin: '0 0 8px', color: tokens.colorNeutralForeground3 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', margin: '12px 0' },
});

interface Props {
  readonly communityId: string;
  readonly page: RolePage;
  /** The session in which the panel shows it; null on its page. */
  readonly sessionId: string | null;
}

/** A role from its nominations to its end; on its page, and in the panel of a session. */
export function RoleDetail({ communityId, page, sessionId }: Props) {
  const styles = useStyles();
  const { personId } = useHost();
  const [proposes, setProposes] = useState<string | null>(null);
  const [ends, setEnds] = useState(false);
  const { role, proposal, abilities } = page;
  const { stage, term } = role;
  const params = { communityId, roleId: role.id };
  const withdraw = useAction(async (operation) => {
    await call(withdrawHolder, { params, body: {}, etag: role.etag, operation });
    toast(ROLE.withdrawn);
  });
  return (
    <>
      <Term role={role} />
      {stage === 'nominating' && <Nominating communityId={communityId} page={page} />}
      {stage === 'proposed' && proposal && (
        <Section title={ROLE.proposal(proposal.person.name)}>
          <p className={styles.text}>
            {ROLE.proposedBy(proposal.by.name)} “{proposal.word}”
          </p>
          {proposal.before && (
            <p className={styles.quiet}>
              {ROLE.before}: {proposal.before.person.name},{' '}
              {ROLE.term(sayDateInFull(proposal.before.from), sayDateInFull(proposal.before.until))}
              {proposal.before.description !== role.description && `. ${proposal.before.description}`}
            </p>
          )}
          <Consent
            consent={proposal.consent}
            now={page.now}
            may={abilities.answer === 'yes'}
            isMine={proposal.by.id === personId}
            name={`objection.${role.id}`}
            answer={(objection, operation) =>
              call(answerHolder, {
                params,
                body: { round: proposal.consent.round, objection },
                operation,
              })
            }
            setAside={(objector, word, operation) =>
              call(setHolderObjectionAside, {
                params: { ...params, personId: objector },
                body: { round: proposal.consent.round, word },
                operation,
              })
            }
          />
          {abilities.propose === 'yes' && (
            <div className={styles.buttons}>
              <Button onClick={() => setProposes(proposal.person.id)}>{ROLE.changeIt}</Button>
              <Button disabledFocusable={withdraw.busy} onClick={() => void withdraw.run()}>
                {ROLE.withdraw}
              </Button>
            </div>
          )}
          {withdraw.problem !== null && (
            <Problem slim problem={withdraw.problem} onRetry={() => void withdraw.again()} />
          )}
        </Section>
      )}
      {term && (
        <Section title={stage === 'held' ? ROLE.holder(term.person.name) : ROLE.had(term.person.name)}>
          <p className={styles.quiet}>
            {ROLE.adopted} <When at={term.adoptedAt} as="distance" />
            {role.endedAt && (
              <>
                , {ROLE.ended} <When at={role.endedAt} as="distance" />
              </>
            )}
          </p>
          {proposal && <Objections {...proposal.consent} />}
          {page.holderLeft && <p className={styles.text}>{ROLE.vacant}</p>}
          {term.rightsStay && <p className={styles.text}>{ROLE.rightsStay}</p>}
        </Section>
      )}
      {role.word && <p className={styles.text}>“{role.word}”</p>}
      {page.unseen && (
        <p className={styles.text}>
          {ROLE.closedUnseen}
          {page.mine && ` ${ROLE.yours(page.mine.person.name)} “${page.mine.reason}”`}
        </p>
      )}
      {stage !== 'nominating' && !page.unseen && (
        <Nominees
          communityId={communityId}
          page={page}
          onPropose={abilities.propose === 'yes' && stage === 'shown' ? setProposes : null}
        />
      )}
      {abilities.end === 'yes' && sessionId === null && (
        <div className={styles.buttons}>
          <Button size="small" onClick={() => setEnds(true)}>
            {term?.person.id === personId ? ROLE.stepDown : term ? ROLE.end : ROLE.close}
          </Button>
        </div>
      )}
      <Suspense>
        {proposes && (
          <ProposeSheet
            communityId={communityId}
            page={page}
            personId={proposes}
            sessionId={sessionId}
            onClose={() => setProposes(null)}
          />
        )}
        {ends && <EndSheet communityId={communityId} role={role} onClose={() => setEnds(false)} />}
      </Suspense>
    </>
  );
}

function Term({ role }: { role: RolePage['role'] }) {
  const styles = useStyles();
  const { carries, from, stage, proposed } = role;
  // The earliest day on which somebody can have it.
  const soonest = dayHere(proposed?.closesAt ?? role.showsAt);
  const isOpen = stage === 'nominating' || stage === 'shown' || stage === 'proposed';
  const until = sayDateInFull(role.until);
  const rights = carries === 'organiser' || carries === 'mentor' ? carries : 'none';
  return (
    <>
      {role.description && <p className={styles.text}>{role.description}</p>}
      <p className={styles.quiet}>
        {isOpen && from < soonest ? ROLE.termOnceAdopted(until) : ROLE.term(sayDateInFull(from), until)}.{' '}
        {ROLE.carries[rights]}
      </p>
    </>
  );
}
