import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { recognise, recognitionSettings } from '../../domain/recognition/contract.ts';
import { type Contribution, pageOf, partOf } from '../../domain/recognition/recognition.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useFields } from '../knowledge/annotations/fields.ts';
import { RECOGNITION } from './texts.ts';

const WORDS_MAX = 280;
const words = z.string();

const useStyles = makeStyles({ text: { margin: 0 } });

interface Props {
  readonly communityId: string;
  readonly about: Contribution;
  readonly person: PersonRef;
  readonly onClose: () => void;
}

/** Words for a contribution; kept in the browser until the server has them. */
export default function RecogniseSheet({ communityId, about, person, onClose }: Props) {
  const styles = useStyles();
  const fields = useFields();
  const draft = useDraft(`recognition.${pageOf(about).id}.${partOf(about)}`, words, () => '');
  // Asked for this person alone, before anything is written.
  const { data } = useData(recognitionSettings, { params: { communityId }, query: { of: person.id } });

  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const said = draft.value.replace(/\s+/g, ' ').trim();
  const over = said.length - WORDS_MAX;
  const isWrong = over > 0 || (tried && !said);
  const send = useAction(async (operation) => {
    await call(recognise, { params: { communityId }, body: { about, words: said }, operation });
    draft.forget();
    onClose();
    toast(RECOGNITION.thanked(person.name));
  });
  const title = RECOGNITION.sheet(person.name);
  if (data?.other === false)
    return (
      <Sheet title={title} onClose={onClose} actions={<Button onClick={onClose}>{RECOGNITION.leave}</Button>}>
        <p role="status" className={styles.text}>
          {RECOGNITION.notHere(person.name)}
        </p>
      </Sheet>
    );
  return (
    <Sheet
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{RECOGNITION.leave}</Button>
          <Button
            appearance="primary"
            disabledFocusable={send.busy}
            onClick={() => {
              setTried(true);
              if (said && over <= 0) void send.run();
              else field.current?.focus();
            }}
          >
            {send.busy ? RECOGNITION.sending : RECOGNITION.send}
          </Button>
        </>
      }
    >
      <p className={styles.text}>{RECOGNITION.why}</p>
      <label className={fields.label}>
        {RECOGNITION.words}
        <textarea
          ref={field}
          rows={3}
          className={mergeClasses(fields.field, fields.text)}
          value={draft.value}
          required
          aria-invalid={isWrong}
          onChange={(event) => draft.set(event.target.value)}
        />
      </label>
      {isWrong && (
        <p role="alert" className={fields.problem}>
          {over > 0 ? RECOGNITION.tooLong(over) : RECOGNITION.missing}
        </p>
      )}
      {send.problem !== null && <Problem slim problem={send.problem} onRetry={() => void send.again()} />}
    </Sheet>
  );
}
