import { mergeClasses } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import type { Annotation } from '../../../domain/knowledge/annotation.ts';
import { useAction } from '../../app/use-action.ts';
import { Button } from '../../components/Button.tsx';
import { isEnter } from '../../components/enter.ts';
import { Problem } from '../../components/Problem.tsx';
import { Select } from '../../components/Select.tsx';
import { type AnnotatingDraft, CONTEXT_MAX, cleanWords, missingIn, WORDS_MAX } from './annotating.ts';
import { useFields } from './fields.ts';
import { KindChoice } from './KindChoice.tsx';
import { ANNOTATE } from './texts.ts';
import { useMyPilots } from './use-my-pilots.ts';

interface Props {
  readonly draft: AnnotatingDraft;
  readonly about: { readonly communityId: string; readonly artifactId: string };
  /** The revision that is shown. */
  readonly shown: number;
  /** Whether the passage is quoted, because it is not in view beside the form. */
  readonly quoted: boolean;
  readonly onSent: (made: Annotation) => void;
}

/** What I say about a passage: how it went, in words, where it was so. */
export default function AnnotationForm({ draft, about, shown, quoted, onSent }: Props) {
  const fields = useFields();
  const id = useId();
  const words = useRef<HTMLTextAreaElement>(null);
  const [tried, setTried] = useState(false);
  const { form, change, discard } = draft;
  const pilots = useMyPilots(about.communityId, about.artifactId);
  const began = form !== null;
  const send = useAction(async () => onSent(await draft.send()));
  useEffect(() => {
    if (began) words.current?.focus({ preventScroll: false });
  }, [began]);
  if (!form) return null;
  const missing = missingIn(form);
  const over = cleanWords(form.words).length - WORDS_MAX;
  const overContext = cleanWords(form.context).length - CONTEXT_MAX;
  function submit() {
    setTried(true);
    if (missing.length === 0) void send.run();
    else if (missing.includes('words')) words.current?.focus();
  }
  return (
    <form
      noValidate
      className={fields.form}
      aria-label={ANNOTATE.annotate}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (isEnter(event) && (event.ctrlKey || event.metaKey)) submit();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        discard();
      }}
    >
      {form.anchor === null && <p className={fields.quiet}>{ANNOTATE.aboutWhole}</p>}
      {(quoted || form.revision !== shown) && form.quote && (
        <blockquote className={fields.quote}>{form.quote}</blockquote>
      )}
      {form.revision !== shown && <p className={fields.quiet}>{ANNOTATE.older(form.revision)}</p>}
      {draft.restored && (
        <p role="status" className={fields.quiet}>
          {ANNOTATE.restored}
        </p>
      )}
      <KindChoice name={`${id}-kind`} kind={form.kind} onChange={(kind) => change({ kind })} />
      {tried && form.kind === null && (
        <p role="alert" className={fields.problem}>
          {ANNOTATE.kindMissing}
        </p>
      )}
      <label className={fields.label}>
        {ANNOTATE.words[form.kind ?? 'none']}
        <textarea
          ref={words}
          rows={2}
          className={mergeClasses(fields.field, fields.text)}
          value={form.words}
          required
          aria-invalid={(tried && missing.includes('words')) || over > 0}
          aria-describedby={`${id}-words`}
          onChange={(event) => change({ words: event.target.value })}
        />
      </label>
      {((tried && missing.includes('words')) || over > 0) && (
        <p role="alert" id={`${id}-words`} className={fields.problem}>
          {over > 0 ? ANNOTATE.tooLong(over) : ANNOTATE.wordsMissing}
        </p>
      )}
      <label className={fields.label}>
        {ANNOTATE.context}
        <input
          className={fields.field}
          value={form.context}
          placeholder={ANNOTATE.contextHint}
          onChange={(event) => change({ context: event.target.value })}
        />
      </label>
      {overContext > 0 && (
        <p role="alert" className={fields.problem}>
          {ANNOTATE.tooLong(overContext)}
        </p>
      )}
      {pilots.length > 0 && (
        <label className={fields.label} htmlFor={`${id}-pilot`}>
          {ANNOTATE.pilot}
          <Select
            id={`${id}-pilot`}
            value={form.pilotId ?? ''}
            onChange={(event) => change({ pilotId: event.target.value || null })}
          >
            <option value="">{ANNOTATE.noPilot}</option>
            {pilots.map(({ id: pilotId, title }) => (
              <option key={pilotId} value={pilotId}>
                {title}
              </option>
            ))}
          </Select>
        </label>
      )}
      {send.problem !== null && <Problem slim problem={send.problem} onRetry={() => void send.again()} />}
      <div className={fields.actions}>
        <Button size="small" appearance="subtle" onClick={discard}>
          {ANNOTATE.discard}
        </Button>
        <Button size="small" appearance="primary" type="submit" disabledFocusable={send.busy}>
          {send.busy ? ANNOTATE.sending : ANNOTATE.send}
        </Button>
      </div>
    </form>
  );
}
