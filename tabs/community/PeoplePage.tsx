import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { useLocationProperty } from 'wouter/use-browser-location';
import type { Member, Role } from '../../domain/community/community.ts';
import { addMember, listMembers, openCommunity, whoAmI } from '../../domain/community/contract.ts';
import { hasWords } from '../../domain/shared/words.ts';
import { call } from '../api/client.ts';
import { failedOf, useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { PageHead, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { AddPeople } from './AddPeople.tsx';
import type { Leaving } from './ChangeSheet.tsx';
import { MemberRow } from './MemberRow.tsx';
import { PEOPLE, ROLES_SAID } from './texts.ts';

/** Whose turn it is. */
const Turns = lazy(() => import('../rota/Turns.tsx'));
const MemberAccount = lazy(() => import('../rota/MemberAccount.tsx'));
const NotTold = lazy(() => import('./NotTold.tsx'));
const Roles = lazy(() => import('../roles/OnPeople.tsx'));
const Newcomers = lazy(() => import('../onboarding/OnPeople.tsx'));
const ChangeSheet = lazySheet(() => import('./ChangeSheet.tsx'));
const PeopleHelp = lazy(() => import('../safety/help/PeopleHelp.tsx'));
const RecognitionSettings = lazy(() => import('../recognition/RecognitionSettings.tsx'));
const Waiting = lazy(() => import('../inclusion/Waiting.tsx'));
const WhoIsHere = lazy(() => import('../inclusion/WhoIsHere.tsx'));

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  find: { width: 'min(280px, 100%)', marginBlock: '8px' },
  list: {
    listStyleType: 'none',
    margin: '0 0 24px',
    padding: 0,
  },
});

/** With more members than this there is a field to filter them by name. */
const MANY = 10;

/** A change that mails somebody or cannot be taken back, so that it is asked about first. `to` null: leaving. */
interface Asked {
  readonly member: Leaving;
  readonly to: Role | null;
}

function isOnlyOrganiser(members: readonly Member[], id: string): boolean {
  const organisers = members.filter(({ role }) => role === 'organiser');
  return organisers.length === 1 && organisers[0]?.id === id;
}

/** Who are we, and whose turn is it? */
const PeoplePage: Page = ({ params }) => {
  const styles = useStyles();
  const [path, go] = useLocation();
  const communityId = params.communityId ?? '';
  const about = useData(openCommunity, { params: { communityId } });
  const reads = about.data?.abilities.readCommunity === 'yes';
  const list = useData(listMembers, reads ? { params: { communityId } } : null);
  const { data, error, reload, patch } = list;
  const who = useData(whoAmI, {}).data;
  const me = who?.id ?? null;
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const change = useAction(async (operation, member: Member, to: Role, back: boolean) => {
    const show = (changed: Member) =>
      patch(({ members }) => ({ members: members.map((one) => (one.id === changed.id ? changed : one)) }));
    show({ ...member, role: to });
    try {
      show(
        await call(addMember, {
          params: { communityId, personId: member.id },
          body: { role: to },
          operation,
        }),
      );
    } catch (problem) {
      show(member);
      throw problem;
    }
    if (!back) {
      toast(PEOPLE.roleChanged(member.name, ROLES_SAID[to]), {
        undo: () => void change.run({ ...member, role: to }, member.role, true),
      });
    }
  });
  const [changing, setChanging] = useState<string | null>(null);
  // In the address, so that first steps and Back lead to it.
  const adds = useLocationProperty(() => location.hash) === '#add';

  const failed = failedOf([list, about]);
  const sheet = about.data && (
    <Suspense>
      {asked && (
        <ChangeSheet
          community={about.data.community}
          member={asked.member}
          to={asked.to}
          isMe={asked.member.id === me}
          isOnlyOrganiser={isOnlyOrganiser(data?.members ?? [], asked.member.id)}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            if (asked.member.id === me && asked.to === null) go('/');
          }}
        />
      )}
    </Suspense>
  );
  const leave = me !== null && (
    <Button
      onClick={() =>
        who &&
        about.data &&
        setAsked({ member: { id: who.id, name: who.name, role: about.data.role }, to: null })
      }
    >
      {PEOPLE.leaveThis}
    </Button>
  );
  if (about.data && !reads) {
    return (
      <>
        <PageHead title={PEOPLE.title}>
          <p className={styles.quiet}>{PEOPLE.guest}</p>
        </PageHead>
        {leave}
        {sheet}
      </>
    );
  }
  if (!data || !about.data) {
    if (failed) return <Problem {...failed} />;
    return <SkeletonRows rows={10} />;
  }
  const { abilities } = about.data;
  const runs = abilities.runCommunity === 'yes';
  const members = data.members.filter(({ name, mail }) => hasWords(`${name} ${mail}`, typed));

  function changeRole(member: Member, to: Role) {
    // Becoming a guest changes who is mailed, and giving up one's own organiser role cannot be undone by oneself.
    const mails = (member.role === 'guest') !== (to === 'guest');
    const mine = member.id === me && member.role === 'organiser';
    if (mails || mine) return setAsked({ member, to });
    setChanging(member.id);
    void change.run(member, to, false);
  }
  return (
    <>
      <PageHead
        title={PEOPLE.title}
        actions={
          runs && (
            <Button
              appearance={adds ? 'secondary' : 'primary'}
              aria-expanded={adds}
              onClick={() => go(adds ? path : `${path}#add`, { replace: true })}
            >
              {PEOPLE.add}
            </Button>
          )
        }
      />
      {error && <Problem slim problem={error} onRetry={reload} />}
      <Suspense>{runs && <NotTold communityId={communityId} />}</Suspense>
      {runs && adds && (
        <AddPeople
          communityId={communityId}
          members={data.members}
          onImport={() => go(`/communities/${communityId}/people/import`)}
        />
      )}
      <Suspense fallback={<SkeletonRows rows={3} />}>
        <Turns communityId={communityId} me={me} />
      </Suspense>
      <Suspense>
        <Roles communityId={communityId} />
        <Waiting communityId={communityId} runs={runs} />
      </Suspense>
      <Section title={PEOPLE.everyone} aside={data.members.length}>
        {data.members.length > MANY && (
          <Input
            type="search"
            className={styles.find}
            aria-label={PEOPLE.find}
            placeholder={PEOPLE.find}
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
          />
        )}
        {members.length === 0 && (
          <p role="status" className={styles.quiet}>
            {PEOPLE.noneFound}
          </p>
        )}
        <ul className={styles.list} aria-label={PEOPLE.title}>
          {members.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              isMe={member.id === me}
              account={
                <Suspense>
                  <MemberAccount communityId={communityId} personId={member.id} />
                </Suspense>
              }
              runs={runs}
              problem={changing === member.id ? change.problem : null}
              onRetry={() => void change.again()}
              onRole={(to) => changeRole(member, to)}
              onRemove={() => setAsked({ member, to: null })}
            />
          ))}
        </ul>
      </Section>
      <Suspense>{abilities.askForHelp === 'yes' && <PeopleHelp communityId={communityId} />}</Suspense>
      <Suspense fallback={<SkeletonRows rows={6} />}>
        <WhoIsHere communityId={communityId} abilities={abilities} members={data.members} />
      </Suspense>
      <Suspense>
        {abilities.beOnboarded === 'yes' && <Newcomers communityId={communityId} />}
        <RecognitionSettings communityId={communityId} runs={runs} />
      </Suspense>
      {!runs && leave}
      {sheet}
    </>
  );
};
export default PeoplePage;
