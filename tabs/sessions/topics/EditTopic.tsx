import { Button, makeStyles } from '@fluentui/react-components';
import * as z from 'zod/mini';
import { topic as aTopic } from '../../../domain/sessions/topic.ts';
import { changeTopic } from '../../../domain/sessions/topic-contract.ts';
import type { ShownTopic } from '../../../domain/sessions/topic-page.ts';
import { call } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { Problem } from '../../components/Problem.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { draftOf, TOPIC_FIELDS, TopicFields, type TopicForm, topicForm } from './TopicFields.tsx';
import { TOPICS } from './texts.ts';

const useStyles = makeStyles({
  theirs: { display: 'grid', gap: '8px', justifyItems: 'start' },
  text: { margin: 0, overflowWrap: 'anywhere' },
});

/** What is typed, and the version that it stands on. */
const edited = z.object({ form: topicForm, etag: z.string() });

const formOf = ({ title, why, taxonomy }: TopicForm): TopicForm => ({ title, why, taxonomy });

interface Props {
  readonly communityId: string;
  readonly topic: ShownTopic;
  readonly onClose: () => void;
}

/** Changes the words of a topic; where somebody else has changed them meanwhile, both are there to choose from. */
export default function EditTopic({ communityId, topic, onClose }: Props) {
  const styles = useStyles();
  const draft = useDraft(`edit-topic.${topic.id}`, edited, () => ({
    form: formOf(topic),
    etag: topic.etag,
  }));
  const { form } = draft.value;
  const save = useAction(async (operation, etag: string) => {
    const params = { communityId, topicId: topic.id };
    await call(changeTopic, { params, body: draftOf(form), etag, operation });
    draft.forget();
    toast(TOPICS.saved);
    onClose();
  });
  const theirs = theirsIn(save.problem);
  const empty = form.title.trim() === '';
  function submit(): void {
    if (!empty) void save.run(draft.value.etag);
  }
  return (
    <Sheet
      title={TOPICS.editTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{TOPICS.cancel}</Button>
          <Button appearance="primary" disabledFocusable={empty || save.busy} onClick={submit}>
            {TOPICS.save}
          </Button>
        </>
      }
    >
      <TopicFields
        form={form}
        problem={save.problem}
        onChange={(change) => draft.set((before) => ({ ...before, form: { ...before.form, ...change } }))}
        onEnter={submit}
      />
      {theirs ? (
        <div role="alert" className={styles.theirs}>
          <p className={styles.text}>{TOPICS.theirs(theirs.title)}</p>
          {theirs.why && <p className={styles.text}>{theirs.why}</p>}
          <Button
            onClick={() => {
              draft.startOver({ form: formOf(theirs), etag: theirs.etag });
              save.clear();
            }}
          >
            {TOPICS.takeTheirs}
          </Button>
          <Button onClick={() => void save.run(theirs.etag)}>{TOPICS.saveMine}</Button>
        </div>
      ) : (
        save.problem !== null && (
          <Problem slim problem={save.problem} fields={TOPIC_FIELDS} onRetry={() => void save.again()} />
        )
      )}
    </Sheet>
  );
}

/** What somebody else has made of it meanwhile; null if that is not what went wrong, or it cannot be read. */
function theirsIn(problem: unknown) {
  if (!(problem instanceof ApiProblem) || problem.code !== 'changed-meanwhile') return null;
  return z.object({ topic: aTopic }).safeParse(problem.current).data?.topic ?? null;
}
