import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import * as z from 'zod/mini';
import { type DirectoryPerson, directoryPerson, type Member } from '../../domain/community/community.ts';
import { proposeMember, WORD_MAX } from '../../domain/inclusion/contract.ts';
import { call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { useDirectory } from '../community/use-directory.tsx';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Suggest } from '../components/Suggest.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { JOINING } from './joining-texts.ts';

const useStyles = makeStyles({
  person: { display: 'flex', alignItems: 'center', gap: '8px' },
  // So that what is found has room within the sheet.
  inside: { display: 'grid', gap: '12px', minHeight: '280px', alignContent: 'start' },
});

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
  const directory = useDirectory(typed, members, JOINING);
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
            suggestions={directory.suggestions}
            note={directory.note}
            onChoose={(id) => {
              choose(directory.find(id) ?? null);
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
