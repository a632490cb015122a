import { Button, Field, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useRef, useState } from 'react';
import { useLocationProperty } from 'wouter/use-browser-location';
import * as z from 'zod/mini';
import {
  role as aRole,
  type DirectoryPerson,
  directoryPerson,
  type Member,
  type Role,
} from '../../domain/community/community.ts';
import { addMember } from '../../domain/community/contract.ts';
import { call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { Suggest } from '../components/Suggest.tsx';
import { sayList } from '../components/say-list.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { Invitations } from './Invitations.tsx';
import { RoleSelect } from './RoleSelect.tsx';
import { useTelling } from './TellByMail.tsx';
import { PEOPLE, ROLES_EXPLAINED } from './texts.ts';
import { useDirectory } from './use-directory.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '12px',
    marginBottom: '24px',
    padding: '12px 16px 16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '0 16px',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 160px',
    gap: '12px',
    '@media (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  chosen: { display: 'flex', flexWrap: 'wrap', gap: '4px 8px', listStyleType: 'none', margin: 0, padding: 0 },
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    paddingInlineStart: '4px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  out: { minWidth: '24px' },
  mails: { color: tokens.colorNeutralForeground2 },
});

const adding = z.object({ people: z.array(directoryPerson), role: aRole });

interface Props {
  readonly communityId: string;
  readonly members: readonly Member[];
  readonly onImport: () => void;
}

/** Finds colleagues as one types and adds them together, once it is said who gets which mail. */
export function AddPeople({ communityId, members, onImport }: Props) {
  const styles = useStyles();
  const draft = useDraft(`add.${communityId}`, adding, () => ({ people: [], role: 'member' as const }));
  const [typed, setTyped] = useState('');
  const { role } = draft.value;
  const root = useRef<HTMLElement>(null);
  const asked = useLocationProperty(() => location.hash) === '#add';
  useEffect(() => {
    if (!asked) return;
    // After the page itself has taken the focus.
    const timer = setTimeout(() => root.current?.querySelector('input')?.focus(), 50);
    return () => clearTimeout(timer);
  }, [asked]);
  const belongs = new Set(members.map(({ id }) => id));
  const people = draft.value.people.filter(({ id }) => !belongs.has(id));
  const chosen = new Set(people.map(({ id }) => id));

  const telling = useTelling(communityId, people, true);

  const add = useAction(async (_, whom: readonly DirectoryPerson[], as: Role, tell: boolean) => {
    const added: string[] = [];
    try {
      // One after the other: each is complete in itself, and who could not be added stays chosen.
      for (const { id, name } of whom) {
        await call(addMember, { params: { communityId, personId: id }, body: { role: as, tell } });
        added.push(name);
        draft.set((before) => ({ ...before, people: before.people.filter((one) => one.id !== id) }));
      }
      draft.forget();
    } finally {
      if (added.length > 0) {
        toast(PEOPLE.added(sayList(added)));
      }
    }
  });

  const directory = useDirectory(typed, members, PEOPLE, chosen);
  return (
    <section ref={root} className={styles.root} aria-labelledby="add-people">
      <div className={styles.head}>
        <h2 id="add-people" className={styles.title}>
          {PEOPLE.add}
        </h2>
        <Button size="small" onClick={onImport}>
          {PEOPLE.import}
        </Button>
      </div>
      <div className={styles.fields}>
        <Suggest
          label={PEOPLE.addFind}
          hint={PEOPLE.addHint}
          text={typed}
          onText={setTyped}
          suggestions={directory.suggestions}
          note={directory.note}
          onChoose={(id) => {
            const person = directory.find(id);
            if (person) draft.set((before) => ({ ...before, people: [...people, person] }));
            setTyped('');
          }}
        />
        <Field label={PEOPLE.as} hint={ROLES_EXPLAINED[role]}>
          {(control) => (
            <RoleSelect
              {...control}
              role={role}
              onRole={(to) => draft.set((before) => ({ ...before, role: to }))}
            />
          )}
        </Field>
      </div>
      {people.length > 0 && (
        <>
          <ul className={styles.chosen} aria-label={PEOPLE.chosen}>
            {people.map((person) => (
              <li key={person.id} className={styles.chip}>
                <Face person={person} />
                {person.name}
                <Button
                  size="small"
                  appearance="subtle"
                  shape="circular"
                  className={styles.out}
                  icon={<DismissRegular />}
                  aria-label={PEOPLE.takeOut(person.name)}
                  onClick={() =>
                    draft.set((before) => ({
                      ...before,
                      people: before.people.filter(({ id }) => id !== person.id),
                    }))
                  }
                />
              </li>
            ))}
          </ul>
          <div className={styles.mails}>
            <Invitations communityId={communityId} role={role} people={people} />
          </div>
          {telling.box}
          <div>
            <Button
              appearance="primary"
              disabledFocusable={add.busy}
              onClick={() => !add.busy && void add.run(people, role, telling.tell)}
            >
              {add.busy ? PEOPLE.adding : PEOPLE.addThem(people.length, role)}
            </Button>
          </div>
        </>
      )}
      {add.problem !== null && (
        <Problem slim problem={add.problem} onRetry={() => void add.run(people, role, telling.tell)} />
      )}
    </section>
  );
}
