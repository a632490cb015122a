import { Button, Field, Textarea } from '@fluentui/react-components';
import * as z from 'zod/mini';
import { closeTopic } from '../../../domain/sessions/topic-contract.ts';
import type { ShownTopic } from '../../../domain/sessions/topic-page.ts';
import { call } from '../../api/client.ts';
import { fieldState } from '../../app/refusals.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { Problem } from '../../components/Problem.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { usePlanStyles } from '../plan/styles.ts';
import { TOPICS } from './texts.ts';

interface Props {
  readonly communityId: string;
  readonly topic: ShownTopic;
  readonly onClose: () => void;
}

/** Lets a topic go, with a word that everybody sees. */
export default function CloseTopic({ communityId, topic, onClose }: Props) {
  const styles = usePlanStyles();
  const draft = useDraft(`close-topic.${topic.id}`, z.string(), () => '');
  const empty = draft.value.trim() === '';
  const close = useAction(async (operation) => {
    await call(closeTopic, {
      params: { communityId, topicId: topic.id },
      body: { word: draft.value },
      operation,
    });
    draft.forget();
    toast(TOPICS.closedNow);
    onClose();
  });
  return (
    <Sheet
      title={TOPICS.closeTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{TOPICS.closeNo}</Button>
          <Button
            appearance="primary"
            disabledFocusable={empty || close.busy}
            onClick={() => {
              if (!empty) void close.run();
            }}
          >
            {TOPICS.closeYes}
          </Button>
        </>
      }
    >
      <p className={styles.text}>{TOPICS.closeWhy}</p>
      <Field label={TOPICS.closeWord} required hint={TOPICS.closeHint} {...fieldState(close.problem, 'word')}>
        <Textarea
          maxLength={300}
          rows={2}
          value={draft.value}
          onChange={(_, { value }) => draft.set(value)}
        />
      </Field>
      {close.problem !== null && (
        <Problem slim problem={close.problem} fields={['word']} onRetry={() => void close.again()} />
      )}
    </Sheet>
  );
}
