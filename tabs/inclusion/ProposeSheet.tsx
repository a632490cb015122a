import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import * as z from 'zod/mini';
import { addressesIn } from '../../domain/community/addresses.ts';
import { type DirectoryPerson, directoryPerson, type Member } from '../../domain/community/community.ts';
import { findPeople } from '../../domain/community/contract.ts';
import { proposeMember } from '../../domain/inclusion/contract.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Suggest } from '../components/Suggest.tsx';
import { useRested } from '../components/use-rested.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { JOINING } from './joining-texts.ts';

const useStyles = makeStyles({
  person: { display: 'flex', alignItems: 'center', gap: '8px' },
  words: { display: 'grid', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  // So that what is found has room within the sheet.
  inside: { display: 'grid', gap: '12px', minHeight: '280px', alignContent: 'start' },
});

const PAUSE = 250;
const WORD_MAX = 300;
const proposing = z.object({ person: z.nullable(directoryPerson), word: z.string() });

interface Props {
  readonly communityId: string;
  readonly members: readonly Member[];
  readonly onClose: () => void;
}

/** Somebody of the directory whom an organiser is to add, with a word why. */
export default function ProposeSheet({ communityId, members, onClose }: Props) {
  const styles = useStyles();
  const draft = useDraft(`propose.${communityId}`, proposing, () => ({ person: null, word: '' }));
  const [typed, setTyped] = useState('');
  const wanted = addressesIn(typed)[0] ?? typed.trim().slice(0, 120);
  const q = useRested(wanted, PAUSE);
  const found = useData(findPeople, q.length >= 2 ? { query: { q } } : null, { keepPrevious: true });
  const { person, word } = draft.value;
  const choose = (chosen: DirectoryPerson | null) => draft.set((before) => ({ ...before, person: chosen }));
  const propose = useAction(async (operation, whom: DirectoryPerson) => {
    await call(proposeMember, {
      params: { communityId, personId: whom.id },
      body: { word: word.trim() },
      operation,
    });
    draft.forget();
    toast(JOINING.proposed(whom.name));
    onClose();
  });
  const belongs = new Set(members.map(({ id }) => id));
  const looking = found.isLoading || q !== wanted;
  const suggestions = (typed.trim().length >= 2 ? (found.data?.people ?? []) : []).map((one) => ({
    id: one.id,
    off: belongs.has(one.id),
    content: (
      <span className={styles.person}>
        <Face person={one} />
        <span className={styles.words}>
          {one.name}
          <span className={styles.quiet}>
            {belongs.has(one.id) ? `${JOINING.already} · ${one.mail}` : one.mail}
          </span>
        </span>
      </span>
    ),
  }));
  const note = found.error ? (
    <Problem slim problem={found.error} onRetry={found.reload} />
  ) : looking ? (
    JOINING.looking
  ) : (
    JOINING.nobody
  );
  return (
    <Sheet
      title={JOINING.propose}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{JOINING.cancel}</Button>
          <Button
            appearance="primary"
            disabledFocusable={propose.busy || person === null}
            onClick={() => person && void propose.run(person)}
          >
            {propose.busy ? JOINING.proposing : JOINING.proposeSend}
          </Button>
        </>
      }
    >
      <div className={styles.inside}>
        {person ? (
          <span className={styles.person}>
            <Face person={person} />
            {person.name}
            <Button size="small" appearance="subtle" onClick={() => choose(null)}>
              {JOINING.takeOut}
            </Button>
          </span>
        ) : (
          <Suggest
            label={JOINING.proposeWho}
            hint={JOINING.proposeHint}
            text={typed}
            onText={setTyped}
            suggestions={suggestions}
            note={typed.trim().length >= 2 ? note : undefined}
            onChoose={(id) => {
              choose(found.data?.people.find((one) => one.id === id) ?? null);
              setTyped('');
            }}
          />
        )}
        <Field label={JOINING.proposeWord}>
          <Input
            value={word}
            maxLength={WORD_MAX}
            onChange={(_, { value }) => draft.set((before) => ({ ...before, word: value }))}
          />
        </Field>
        {propose.problem !== null && (
          <Problem slim problem={propose.problem} onRetry={() => void propose.again()} />
        )}
      </div>
    </Sheet>
  );
}
