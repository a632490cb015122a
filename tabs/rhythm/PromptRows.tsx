import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { QuestionRegular } from '@fluentui/react-icons/svg/question';
import { useRef } from 'react';
import * as z from 'zod/mini';
import { answerPrompt } from '../../domain/rhythm/contract.ts';
import type { rhythmMine } from '../../domain/rhythm/mine.ts';
import { ANSWER_MAX } from '../../domain/rhythm/prompt.ts';
import { call } from '../api/client.ts';
import { fieldState } from '../app/refusals.ts';
import { useAction } from '../app/use-action.ts';
import { leaveRow } from '../components/AnswerButtons.tsx';
import { Row, Rows } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { TRIED } from './prompt-texts.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  field: { maxWidth: '640px' },
  text: { fieldSizing: 'content', maxHeight: '160px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' },
});

type Prompt = z.output<typeof rhythmMine.prompt>;

/** The question between two sessions: answered in one field, or left. */
function PromptRow({ prompt }: { prompt: Prompt }) {
  const styles = useStyles();
  const { communityId, sessionId, topic, words } = prompt;
  const draft = useDraft(`tried.${sessionId}`, z.string(), () => '');
  const field = useRef<HTMLTextAreaElement>(null);
  const isEmpty = draft.value.trim() === '';
  const answer = useAction(async (operation, text: string | null) => {
    await call(answerPrompt, { params: { communityId, sessionId }, body: { text }, operation });
    if (text !== null) draft.forget();
    leaveRow(text === null ? TRIED.notAsked : TRIED.sent);
  });
  return (
    <Row sign={<QuestionRegular aria-hidden />}>
      <Field
        className={styles.field}
        label={
          <>
            {words} <span className={styles.quiet}>{TRIED.since(topic)}</span>
          </>
        }
        hint={TRIED.hint}
        {...fieldState(answer.problem, 'text')}
      >
        <Textarea
          ref={field}
          rows={1}
          maxLength={ANSWER_MAX}
          textarea={{ className: styles.text }}
          value={draft.value}
          onChange={(_, { value }) => draft.set(value)}
        />
      </Field>
      {answer.problem !== null && (
        <Problem slim problem={answer.problem} fields={['text']} onRetry={() => void answer.again()} />
      )}
      <div className={styles.buttons}>
        <Button
          size="small"
          aria-label={TRIED.sendOf(words)}
          disabledFocusable={answer.busy}
          onClick={() => {
            // An empty answer is none: the field is where to begin.
            if (isEmpty) field.current?.focus();
            else void answer.run(draft.value);
          }}
        >
          {TRIED.send}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          aria-label={TRIED.notOf(words)}
          disabledFocusable={answer.busy}
          onClick={() => void answer.run(null)}
        >
          {TRIED.not}
        </Button>
      </div>
    </Row>
  );
}

export default function PromptRows({ items }: { items: readonly Prompt[] }) {
  return (
    <Rows>
      {items.map((prompt) => (
        <PromptRow key={`${prompt.communityId} ${prompt.sessionId}`} prompt={prompt} />
      ))}
    </Rows>
  );
}
