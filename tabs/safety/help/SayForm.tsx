import { Button, Field, Input, makeStyles, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import * as z from 'zod/mini';
import { sayInHelp } from '../../../domain/safety/contract.ts';
import { HELP_WORDS_MAX, type Suggestion } from '../../../domain/safety/help.ts';
import { cleanProse } from '../../../domain/shared/text.ts';
import { call } from '../../api/client.ts';
import { useAction } from '../../app/use-action.ts';
import { Problem } from '../../components/Problem.tsx';
import { useNew } from '../../drafts/use-new.ts';
import { HELP } from './texts.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px', maxWidth: '640px' },
  time: { maxWidth: '260px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** `time` as the browser's field has it, in the reader's own zone. */
const form = z.object({ words: z.string(), time: z.string() });

interface Props {
  readonly communityId: string;
  readonly helpId: string;
  /** Whoever was asked can say that now is no good time. */
  readonly iAsked: boolean;
}

/** Says something, suggests a time, or says that now is no good time. */
export function SayForm({ communityId, helpId, iAsked }: Props) {
  const styles = useStyles();
  const draft = useNew(`help-answer.${helpId}`, form, () => ({ words: '', time: '' }));
  const [tried, setTried] = useState(false);
  const { words, time } = draft.value.form;
  const change = (some: Partial<z.output<typeof form>>) =>
    draft.set((before) => ({ ...before, form: { ...before.form, ...some } }));
  const said = cleanProse(words).trim();
  const over = said.length - HELP_WORDS_MAX;
  const at = time && !Number.isNaN(Date.parse(time)) ? new Date(time).toISOString() : null;
  const send = useAction(async (_, notNow: boolean) => {
    const create = (messageId: string, body: Suggestion, operation?: string) =>
      call(sayInHelp, {
        params: { communityId, helpId, messageId },
        body,
        ...(operation && { operation }),
      });
    await draft.save(
      { words: said, time: at, notNow },
      // What was said stays: other words are said beside it.
      { create, change: (__, body) => create(crypto.randomUUID(), body) },
    );
    draft.discard();
    setTried(false);
  });
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if ((said || at) && over <= 0) void send.run(false);
      }}
    >
      <Field
        label={HELP.reply}
        {...(tried && !said && !at && { validationState: 'error', validationMessage: HELP.needed })}
        {...(over > 0 && { validationState: 'error', validationMessage: HELP.tooLong(over) })}
      >
        <Textarea
          resize="vertical"
          rows={3}
          value={words}
          onChange={(_, { value }) => change({ words: value })}
        />
      </Field>
      <Field label={HELP.time} className={styles.time}>
        <Input type="datetime-local" value={time} onChange={(_, { value }) => change({ time: value })} />
      </Field>
      {send.problem !== null && <Problem slim problem={send.problem} onRetry={() => void send.again()} />}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={send.busy}>
          {send.busy ? HELP.saying : HELP.say}
        </Button>
        {!iAsked && (
          <Button
            title={HELP.sayNotNowHint}
            disabledFocusable={send.busy}
            onClick={() => over <= 0 && void send.run(true)}
          >
            {HELP.sayNotNow}
          </Button>
        )}
      </div>
    </form>
  );
}
