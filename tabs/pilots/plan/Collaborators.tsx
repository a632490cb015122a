import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useRef, useState } from 'react';
import type { Member } from '../../../domain/community/community.ts';
import { roleMay } from '../../../domain/community/policy.ts';
import { runPilots } from '../../../domain/pilots/abilities.ts';
import { hasWords } from '../../../domain/shared/words.ts';
import { fieldError } from '../../app/refusals.ts';
import { toast } from '../../app/toasts.tsx';
import { Face } from '../../components/People.tsx';
import { Suggest } from '../../components/Suggest.tsx';
import type { PilotForm } from './form.ts';
import { useFormStyles } from './styles.ts';
import { FORM } from './texts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '4px 8px',
    padding: '4px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 480px)': { gridTemplateColumns: '24px minmax(0, 1fr) auto' },
  },
  name: { overflowWrap: 'anywhere' },
  discipline: {
    minWidth: 0,
    '@media (max-width: 480px)': { gridColumn: '2 / 3', gridRow: 2 },
  },
  one: { display: 'flex', alignItems: 'center', gap: '8px' },
});

const MOST = 12;
const SHOWN = 6;
const BY_NAME = 'by-name';

type Collaborator = PilotForm['collaborators'][number];

interface Props {
  readonly members: readonly Member[];
  /** Whose pilot it is: they need not be added. */
  readonly ownerId: string;
  readonly chosen: readonly Collaborator[];
  readonly onChange: (chosen: Collaborator[]) => void;
  readonly problem: unknown;
}

/** Who takes part, with their discipline: members of the community, and others by name. */
export function Collaborators({ members, ownerId, chosen, onChange, problem }: Props) {
  const styles = useStyles();
  const form = useFormStyles();
  const root = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  /** The button of a row that goes takes the focus with it: which row comes after it. */
  const leaving = useRef<number | null>(null);
  useEffect(() => {
    const left = leaving.current;
    leaving.current = null;
    if (left === null || document.activeElement !== document.body) return;
    const buttons = root.current?.querySelectorAll<HTMLElement>('li button');
    const next = buttons?.[Math.min(left, buttons.length - 1)];
    (next ?? root.current?.querySelector<HTMLElement>('input'))?.focus();
  });
  const name = typed.trim();
  const taken = new Set([ownerId, ...chosen.flatMap(({ personId }) => personId ?? [])]);
  const free = members.filter(({ id, role }) => !taken.has(id) && roleMay(role, runPilots));
  const hits = free.filter((member) => hasWords(member.name, name)).slice(0, SHOWN);
  const known = [...hits, ...chosen].some((one) => one.name.toLocaleLowerCase() === name.toLocaleLowerCase());
  const suggestions = [
    ...hits.map((member) => ({
      id: member.id,
      content: (
        <span className={styles.one}>
          <Face person={member} />
          {member.name}
        </span>
      ),
    })),
    ...(name && !known ? [{ id: BY_NAME, content: FORM.addByName(name) }] : []),
  ];
  function add(id: string): void {
    const member = members.find((one) => one.id === id);
    onChange([...chosen, { personId: member?.id ?? null, name: member?.name ?? name, discipline: '' }]);
    setTyped('');
  }
  function takeOut(at: number, one: Collaborator): void {
    leaving.current = at;
    onChange(chosen.filter((_, other) => other !== at));
    toast(FORM.takenOut(one.name), { undo: () => onChange([...chosen]) });
  }
  return (
    <div ref={root} className={form.section}>
      {chosen.length < MOST ? (
        <Suggest
          label={FORM.collaborators}
          hint={FORM.collaboratorsHint}
          message={fieldError(problem, 'collaborators')}
          text={typed}
          onText={setTyped}
          suggestions={suggestions}
          onChoose={add}
          note={FORM.nobody}
        />
      ) : (
        <p className={form.quiet}>{FORM.enough}</p>
      )}
      {chosen.length > 0 && (
        <ul className={styles.list} aria-label={FORM.collaborators}>
          {chosen.map((one, at) => (
            <li key={one.personId ?? one.name} className={styles.row}>
              <Face person={{ id: one.personId ?? one.name, name: one.name }} />
              <span className={styles.name}>
                {one.name}
                {one.personId === null && <span className={form.quiet}> · {FORM.notMember}</span>}
              </span>
              <Input
                className={styles.discipline}
                aria-label={FORM.discipline(one.name)}
                placeholder={FORM.disciplineHint}
                maxLength={60}
                value={one.discipline}
                onChange={(_, { value }) =>
                  onChange(chosen.map((other) => (other === one ? { ...one, discipline: value } : other)))
                }
              />
              <Button
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={FORM.takeOut(one.name)}
                title={FORM.takeOut(one.name)}
                onClick={() => takeOut(at, one)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
