import { mergeClasses } from '@fluentui/react-components';
import { useRef } from 'react';
import * as z from 'zod/mini';
import { answerAnnotation } from '../../../domain/knowledge/annotation-contract.ts';
import { call } from '../../api/client.ts';
import { useAction } from '../../app/use-action.ts';
import { useNew } from '../../drafts/use-new.ts';
import { useAbout } from './about.ts';
import { cleanWords, WORDS_MAX } from './annotating.ts';
import { useFields } from './fields.ts';
import { SmallForm } from './SmallForm.tsx';
import { ANNOTATE, NOTES } from './texts.ts';

const words = z.string();

/** Answers an annotation; what is typed is kept until the server has it. */
export function AnswerForm({ annotationId, onDone }: { annotationId: string; onDone: () => void }) {
  const fields = useFields();
  const { communityId, artifactId } = useAbout();
  const draft = useNew(`answer.${annotationId}`, words, () => '');
  const field = useRef<HTMLTextAreaElement>(null);
  const said = cleanWords(draft.value.form);
  const over = said.length - WORDS_MAX;
  const send = useAction(async () => {
    const create = (answerId: string, body: { words: string }, operation?: string) =>
      call(answerAnnotation, {
        params: { communityId, artifactId, annotationId, answerId },
        body,
        ...(operation && { operation }),
      });
    await draft.save(
      { words: said },
      // An answer cannot be changed: words that were added since an earlier try are another one.
      { create, change: (_, body) => create(crypto.randomUUID(), body) },
    );
    draft.discard();
    onDone();
  });
  return (
    <SmallForm
      field={field}
      action={send}
      send={NOTES.answerSend}
      incomplete={!said || over > 0}
      onSubmit={() => {
        const ready = said !== '' && over <= 0;
        if (ready) void send.run();
        return ready;
      }}
      onDone={onDone}
    >
      <label className={fields.label}>
        {NOTES.answerLabel}
        <textarea
          ref={field}
          rows={2}
          className={mergeClasses(fields.field, fields.text)}
          value={draft.value.form}
          required
          aria-invalid={over > 0}
          onChange={(event) => draft.set((before) => ({ ...before, form: event.target.value }))}
        />
      </label>
      {over > 0 && (
        <p role="alert" className={fields.problem}>
          {ANNOTATE.tooLong(over)}
        </p>
      )}
    </SmallForm>
  );
}
