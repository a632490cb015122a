import { mergeClasses } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import * as z from 'zod/mini';
import { type Annotation, annotationDraft, annotationKind } from '../../../domain/knowledge/annotation.ts';
import { changeAnnotation } from '../../../domain/knowledge/annotation-contract.ts';
import { call } from '../../api/client.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { Button } from '../../components/Button.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { useAbout } from './about.ts';
import { cleanWords } from './annotating.ts';
import { useFields } from './fields.ts';
import { KindChoice } from './KindChoice.tsx';
import { ANNOTATE, NOTES } from './texts.ts';

const form = z.object({ kind: annotationKind, words: z.string(), context: z.string() });

interface Props {
  readonly annotation: Annotation;
  readonly onDone: () => void;
  /** What was typed and discarded is to be had again. */
  readonly onReopen: () => void;
}

/** Changes an annotation of mine. Nobody else can, so there is one version of its words. */
export function EditForm({ annotation, onDone, onReopen }: Props) {
  const fields = useFields();
  const id = useId();
  const { communityId, artifactId } = useAbout();
  const { kind, words, context } = annotation;
  const draft = useDraft(`annotation.${annotation.id}`, form, () => ({ kind, words, context }));
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { value } = draft;
  const body = {
    kind: value.kind,
    words: cleanWords(value.words),
    context: cleanWords(value.context),
  };
  const ready = annotationDraft.safeParse(body).success;
  const leave = () => {
    draft.forget();
    onDone();
  };
  function cancel() {
    leave();
    if (JSON.stringify(value) === JSON.stringify({ kind, words, context })) return;
    toast(ANNOTATE.discarded, {
      about: annotation.id,
      undo: () => {
        draft.set(value);
        onReopen();
      },
    });
  }
  const save = useAction(async (operation) => {
    const params = { communityId, artifactId, annotationId: annotation.id };
    await call(changeAnnotation, { params, body, etag: annotation.etag, operation });
    leave();
  });
  return (
    <form
      noValidate
      className={fields.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save.run();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        cancel();
      }}
    >
      <KindChoice
        name={`${id}-kind`}
        kind={value.kind}
        onChange={(chosen) => draft.set((before) => ({ ...before, kind: chosen }))}
      />
      <label className={fields.label}>
        {ANNOTATE.words[value.kind]}
        <textarea
          ref={field}
          rows={2}
          className={mergeClasses(fields.field, fields.text)}
          value={value.words}
          required
          onChange={(event) => draft.set((before) => ({ ...before, words: event.target.value }))}
        />
      </label>
      <label className={fields.label}>
        {ANNOTATE.context}
        <input
          className={fields.field}
          value={value.context}
          placeholder={ANNOTATE.contextHint}
          onChange={(event) => draft.set((before) => ({ ...before, context: event.target.value }))}
        />
      </label>
      {save.problem !== null && <Problem slim problem={save.problem} onRetry={() => void save.again()} />}
      <div className={fields.actions}>
        <Button size="small" appearance="subtle" onClick={cancel}>
          {NOTES.cancel}
        </Button>
        <Button size="small" appearance="primary" type="submit" disabledFocusable={!ready || save.busy}>
          {save.busy ? NOTES.waiting : NOTES.save}
        </Button>
      </div>
    </form>
  );
}
