import { Button } from '@fluentui/react-components';
import type { NewTopicOrigin } from '../../../domain/sessions/topic.ts';
import { addTopic, changeTopic } from '../../../domain/sessions/topic-contract.ts';
import type { ShownTopic } from '../../../domain/sessions/topic-page.ts';
import { call } from '../../api/client.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { Problem } from '../../components/Problem.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useNew } from '../../drafts/use-new.ts';
import { draftOf, TOPIC_FIELDS, TopicFields, topicForm } from './TopicFields.tsx';
import { TOPICS } from './texts.ts';

interface Props {
  readonly communityId: string;
  /** What it grows from, with the words to begin with. */
  readonly from?: { readonly origin: NewTopicOrigin; readonly title: string; readonly why: string };
  readonly onAdded?: (topic: ShownTopic) => void;
  readonly onClose: () => void;
}

/** Proposes a topic; what is typed is kept until it is added. */
export default function AddTopic({ communityId, from, onAdded, onClose }: Props) {
  const name = from ? `topic.${communityId}.${JSON.stringify(from.origin)}` : `topic.${communityId}`;
  const draft = useNew(name, topicForm, () => ({
    title: from?.title ?? '',
    why: from?.why ?? '',
    taxonomy: null,
  }));
  const { form } = draft.value;
  const add = useAction(async () => {
    const { topic } = await draft.save(draftOf(form), {
      create: (topicId, body, operation) =>
        call(addTopic, {
          params: { communityId, topicId },
          body: { ...body, from: from?.origin ?? null },
          operation,
        }),
      change: ({ topic: { id: topicId, etag } }, body) =>
        call(changeTopic, { params: { communityId, topicId }, body, etag }),
    });
    toast(TOPICS.added);
    onAdded?.(topic);
    onClose();
  });
  const empty = form.title.trim() === '';
  function submit(): void {
    if (!empty) void add.run();
  }
  return (
    <Sheet
      title={from ? TOPICS.make : TOPICS.addTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{TOPICS.cancel}</Button>
          <Button appearance="primary" disabledFocusable={empty || add.busy} onClick={submit}>
            {TOPICS.addYes}
          </Button>
        </>
      }
    >
      <TopicFields
        form={form}
        problem={add.problem}
        onChange={(change) => draft.set((before) => ({ ...before, form: { ...before.form, ...change } }))}
        onEnter={submit}
      />
      {add.problem !== null && (
        <Problem slim problem={add.problem} fields={TOPIC_FIELDS} onRetry={() => void add.again()} />
      )}
    </Sheet>
  );
}
