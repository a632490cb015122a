import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Suspense, useEffect, useId, useMemo, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { type Artifact, artifactType } from '../../../domain/knowledge/artifact.ts';
import { draftArtifact, reviseArtifact } from '../../../domain/knowledge/contract.ts';
import { filledIn, readTemplate } from '../../../domain/knowledge/types/template.ts';
import { call } from '../../api/client.ts';
import { useAction } from '../../app/use-action.ts';
import { Button } from '../../components/Button.tsx';
import { LazyMarkdown } from '../../components/LazyMarkdown.ts';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { Select } from '../../components/Select.tsx';
import { useNew } from '../../drafts/use-new.ts';
import { useFields } from '../../knowledge/annotations/fields.ts';
import { TypeOptions } from '../../knowledge/options.tsx';
import { FILLING } from './working-texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px', paddingBlock: '8px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  // What the template says of a blank stands between its name and its field.
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  name: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  // Whoever keeps it sees what comes of that, wherever they have got to in a long template.
  foot: {
    display: 'grid',
    gap: '8px',
    position: 'sticky',
    bottom: '-12px',
    paddingBlock: '8px 12px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

const formSchema = z.object({ title: z.string(), type: artifactType, answers: z.array(z.string()) });
type Form = z.output<typeof formSchema>;

interface Props {
  readonly communityId: string;
  /** Under which it is kept. */
  readonly name: string;
  readonly template: Artifact;
  readonly body: string;
  readonly onMade: (artifact: Artifact) => void;
  readonly onDone: () => void;
}

/** A field for each blank of a template. What was typed is kept until it is a draft. */
export default function FillInForm({ communityId, name, template, body, onMade, onDone }: Props) {
  const styles = useStyles();
  const fields = useFields();
  const id = useId();
  const read = useMemo(() => readTemplate(body), [body]);
  const { guidance, blanks } = read;
  const draft = useNew<Form>(name, formSchema, () => ({
    title: '',
    type: 'case note',
    answers: [],
  }));
  const { form } = draft.value;
  const put = (change: Partial<Form>) => draft.set((was) => ({ ...was, form: { ...was.form, ...change } }));
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const title = form.title.trim();
  const keep = useAction(async () => {
    const filled = blanks.map((blank, at) => ({ ...blank, text: form.answers[at]?.trim() ?? '' }));
    const { taxonomy, tags } = template;
    const artifact = await draft.save(
      {
        title,
        type: form.type,
        taxonomy,
        tags,
        reviewBy: null,
        body: filledIn({ ...read, blanks: filled }) || title,
        madeFrom: { id: template.id, title: template.title },
      },
      {
        create: (artifactId, said, operation) =>
          call(draftArtifact, { params: { communityId, artifactId }, body: said, operation }),
        // An earlier try has kept it with other words.
        change: ({ id: artifactId, etag }, { madeFrom: _, ...said }) =>
          call(reviseArtifact, { params: { communityId, artifactId }, body: said, etag }),
      },
    );
    onMade(artifact);
  });
  const missing = tried && title === '';
  return (
    <form
      noValidate
      className={styles.root}
      aria-label={FILLING.title(template.title)}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (title === '') first.current?.focus();
        else void keep.run();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <h2 className={styles.title}>{FILLING.title(template.title)}</h2>
      {guidance && <Said>{guidance}</Said>}
      <label className={fields.label}>
        <span className={styles.name}>{FILLING.name}</span>
        <input
          ref={first}
          className={fields.field}
          maxLength={120}
          value={form.title}
          aria-invalid={missing || undefined}
          aria-describedby={missing ? `${id}-missing` : undefined}
          onChange={(event) => put({ title: event.target.value })}
        />
        {missing && (
          <span id={`${id}-missing`} className={fields.problem}>
            {FILLING.nameMissing}
          </span>
        )}
      </label>
      <div className={fields.label}>
        <label htmlFor={`${id}-type`}>{FILLING.as}</label>
        <Select
          id={`${id}-type`}
          value={form.type}
          onChange={(event) => put({ type: artifactType.parse(event.target.value) })}
        >
          <TypeOptions />
        </Select>
      </div>
      {blanks.map((blank, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blanks are told by their places
        <div key={at} className={fields.label}>
          <label htmlFor={`${id}-${at}`} className={styles.name}>
            {blank.title}
          </label>
          {blank.text && (
            <div id={`${id}-${at}-hint`} className={styles.hint}>
              <Said>{blank.text}</Said>
            </div>
          )}
          <textarea
            id={`${id}-${at}`}
            className={mergeClasses(fields.field, fields.text)}
            aria-describedby={blank.text ? `${id}-${at}-hint` : undefined}
            maxLength={20_000}
            value={form.answers[at] ?? ''}
            onChange={(event) =>
              put({
                answers: blanks.map((_, one) =>
                  one === at ? event.target.value : (form.answers[one] ?? ''),
                ),
              })
            }
          />
        </div>
      ))}
      <div className={styles.foot}>
        {keep.problem !== null && <Problem slim problem={keep.problem} onRetry={() => void keep.again()} />}
        <div className={fields.actions}>
          <Button size="small" onClick={onDone}>
            {FILLING.leave}
          </Button>
          <Button type="submit" size="small" appearance="primary" disabledFocusable={keep.busy}>
            {FILLING.keep}
          </Button>
        </div>
      </div>
    </form>
  );
}

const Said = ({ children }: { children: string }) => (
  <Suspense fallback={<SkeletonRows rows={1} />}>
    <LazyMarkdown top={4}>{children}</LazyMarkdown>
  </Suspense>
);
