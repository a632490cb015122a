import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Member } from '../../domain/community/community.ts';
import { listMembers } from '../../domain/community/contract.ts';
import { planSession } from '../../domain/sessions/contract.ts';
import { invitees } from '../../domain/sessions/invitees.ts';
import { listOpenActions } from '../../domain/sessions/open-actions.ts';
import { ApiProblem, call } from '../api/client.ts';
import { failedOf, useData } from '../api/use-data.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Steady } from '../components/Steady.tsx';
import { sayList } from '../components/say-list.ts';
import { When } from '../components/When.tsx';
import { useHost } from '../host/use-host.ts';
import { draftOf, otherwiseOf } from '../sessions/plan/form.ts';
import { PUBLISH } from './draft-texts.ts';
import { type Proposed, planOf } from './proposals.ts';

const useStyles = makeStyles({
  text: { margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  one: { padding: '8px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  topic: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  summary: {
    minHeight: '24px',
    color: tokens.colorBrandForegroundLink,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

interface Props {
  readonly communityId: string;
  readonly proposals: readonly Proposed[];
  /** Whether sessions open with what people tried. */
  readonly tried: boolean;
  readonly onClose: () => void;
}

type Plans = readonly { readonly proposal: Proposed; readonly plan: ReturnType<typeof planOf> }[];

/** Whom the rota proposes for a draft. */
function proposedIn({ draft: { turn } }: Proposed) {
  return turn?.person ? { person: turn.person, reason: turn.reason } : null;
}

/** Who gets the invites, in a line that opens to their names. */
function Invited({ plans, members, me }: { plans: Plans; members: readonly Member[]; me: string }) {
  const styles = useStyles();
  const all = new Map(
    plans.flatMap(({ plan }) => invitees(members, me, plan.format)).map((person) => [person.id, person]),
  );
  const people = [...all.values()];
  if (people.length === 0) return <p className={styles.text}>{PUBLISH.toNobody}.</p>;
  const names = sayList(people.map(({ name }) => name));
  return (
    <details>
      <summary className={styles.summary}>{PUBLISH.to(people.length)}</summary>
      <p className={styles.text}>{names}</p>
      {people.some(({ role }) => role === 'guest') && <p className={styles.quiet}>{PUBLISH.guests}</p>}
    </details>
  );
}

/**
 * Publishes drafts: each becomes the session of its id, one after the other. So what was published before something
 * failed stays, a second try goes on with the rest, and of two people who publish the same draft one makes the session.
 */
export default function PublishSheet({ communityId, proposals: asked, tried, onClose }: Props) {
  const styles = useStyles();
  const { personId: me } = useHost();
  const inCommunity = { params: { communityId } };
  const members = useData(listMembers, inCommunity);
  const actions = useData(listOpenActions, inCommunity);
  // What is published leaves the page's list meanwhile.
  const [proposals] = useState(asked);
  const [done, setDone] = useState<ReadonlyMap<string, 'mine' | 'other'>>(new Map());
  const operations = useRef(new Map<string, string>());
  const plans: Plans = proposals.map((proposal) => ({
    proposal,
    plan: planOf(proposal, { me, openActions: (actions.data?.actions.length ?? 0) > 0, tried }),
  }));
  /** The plans as they were first sent: a second try sends the same. */
  const sent = useRef(new Map<string, (typeof plans)[number]['plan']>());

  const publish = useAction(async () => {
    const made = new Map(done);
    for (const { proposal, plan: fresh } of plans) {
      const { id: sessionId } = proposal.draft;
      if (made.has(sessionId)) continue;
      const plan = sent.current.get(sessionId) ?? fresh;
      sent.current.set(sessionId, plan);
      const operation = operations.current.get(sessionId) ?? crypto.randomUUID();
      operations.current.set(sessionId, operation);
      try {
        await call(planSession, {
          params: { communityId, sessionId },
          body: {
            ...draftOf(plan),
            topicId: plan.topicId,
            ...otherwiseOf(plan, proposedIn(proposal)),
            // Whoever has kept a plan has chosen its topic.
            ...(plan.topicId !== null && !proposal.form && { topicIsOpen: true as const }),
          },
          operation,
        });
        made.set(sessionId, 'mine');
      } catch (problem) {
        if (!(problem instanceof ApiProblem) || problem.code !== 'already-exists') throw problem;
        made.set(sessionId, 'other');
      }
      setDone(new Map(made));
    }
    const mine = [...made.values()].filter((by) => by === 'mine').length;
    toast(mine > 0 ? PUBLISH.published(mine) : PUBLISH.byOther);
    onClose();
  });

  const failed = failedOf([members, actions]);
  const people = members.data?.members ?? [];
  const left = proposals.length - done.size;
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? null;
  return (
    <Sheet
      title={PUBLISH.title(proposals.length)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{PUBLISH.not}</Button>
          <Button
            appearance="primary"
            disabledFocusable={publish.busy || !members.data || !actions.data}
            onClick={() => void publish.run()}
          >
            <Steady widest={PUBLISH.go(proposals.length)}>
              {publish.busy ? PUBLISH.going : done.size > 0 ? PUBLISH.goOn : PUBLISH.go(left)}
            </Steady>
          </Button>
        </>
      }
    >
      {failed && <Problem slim {...failed} />}
      {!failed && !members.data && <SkeletonRows rows={proposals.length + 1} />}
      {members.data && (
        <>
          <ul className={styles.list}>
            {plans.map(({ proposal, plan }) => {
              const by = done.get(proposal.draft.id);
              const name = nameOf(plan.facilitatorId);
              return (
                <li key={proposal.draft.id} className={styles.one}>
                  <span className={styles.topic}>{plan.topic}</span>
                  <div className={styles.quiet}>
                    <When at={proposal.startsAt} plain />
                    {name && ` · ${PUBLISH.facilitates(name)}`}
                    {by && ` · ${by === 'mine' ? PUBLISH.done : PUBLISH.byOther}`}
                  </div>
                </li>
              );
            })}
          </ul>
          <p className={styles.text}>{PUBLISH.each}</p>
          <Invited plans={plans} members={people} me={me} />
        </>
      )}
      <div role="status">
        {publish.problem !== null && (
          <Problem slim problem={publish.problem} onRetry={() => void publish.run()} />
        )}
      </div>
    </Sheet>
  );
}
