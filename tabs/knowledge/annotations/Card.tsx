import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { ANSWERS_MAX, type Annotation, isWithdrawn } from '../../../domain/knowledge/annotation.ts';
import {
  annotate,
  declineAnnotation,
  removeAnnotation,
} from '../../../domain/knowledge/annotation-contract.ts';
import { call } from '../../api/client.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { Button } from '../../components/Button.tsx';
import { Face } from '../../components/People.tsx';
import { Problem } from '../../components/Problem.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { When } from '../../components/When.tsx';
import { AnnotationSign } from './AnnotationSign.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { useAbout } from './about.ts';
import { EditForm } from './EditForm.tsx';
import { useFields } from './fields.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { useTakenUp } from './taken-up.ts';
import { NOTES } from './texts.ts';

const MakeTopic = lazy(() => import('../../sessions/topics/MakeTopic.tsx'));
const Recognise = lazy(() => import('../../recognition/Recognise.tsx'));

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '4px',
    padding: '6px 8px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: `0 ${tokens.borderRadiusMedium} ${tokens.borderRadiusMedium} 0`,
    overflowWrap: 'anywhere',
    '&[data-active]': {
      backgroundColor: tokens.colorNeutralBackground2,
      borderLeft: `2px solid ${tokens.colorBrandForeground1}`,
    },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 8px',
    minHeight: '24px',
    margin: 0,
    padding: 0,
    border: 0,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    textAlign: 'start',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  words: { margin: 0, whiteSpace: 'pre-line' },
  clamped: {
    display: '-webkit-box',
    WebkitLineClamp: 4,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
  answers: { display: 'grid', gap: '6px', listStyleType: 'none', margin: '4px 0 0', padding: 0 },
  answer: { display: 'grid', gridTemplateColumns: '24px minmax(0, 1fr)', gap: '0 6px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '0 4px', marginInlineStart: '-8px' },
});

interface Props {
  readonly annotation: Annotation;
  /** Whether all of it is shown, with what can be done. */
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** Its passage is quoted where it does not stand beside it. */
  readonly quoted?: boolean;
  /** Gets the focus as soon as it is shown. */
  readonly focused?: boolean;
  /** What else can be done with it. */
  readonly more?: React.ReactNode;
}

/** What somebody found about a passage: how it went, in words, where it was so; answers, and what can be done with it. */
export function Card({ annotation, open, onOpen, quoted = false, focused = false, more }: Props) {
  const styles = useStyles();
  const fields = useFields();
  const id = useId();
  const head = useRef<HTMLButtonElement>(null);
  const { kind, words, context, author, at, edited, session, pilot, answers, quote } = annotation;
  const { communityId, artifactId } = useAbout();
  useEffect(() => {
    if (focused) head.current?.focus();
  }, [focused]);
  return (
    <article className={styles.card} data-annotation={annotation.id} aria-labelledby={`${id}-head`}>
      <button
        ref={head}
        id={`${id}-head`}
        type="button"
        className={styles.head}
        aria-expanded={open}
        onClick={() => onOpen(!open)}
      >
        <AnnotationSign kind={kind} />
        {author.name && <span>{author.name}</span>}
        <span className={styles.quiet}>
          <When at={at} as="distance" />
          {edited && `, ${NOTES.edited}`}
          {!open && answers.length > 0 && ` · ${NOTES.answersCount(answers.length)}`}
        </span>
      </button>
      {quoted && quote && <blockquote className={fields.quote}>{quote}</blockquote>}
      {isWithdrawn(annotation) ? (
        <p className={styles.small}>{NOTES.withdrawn}</p>
      ) : (
        <p className={mergeClasses(styles.words, !open && styles.clamped)}>{words}</p>
      )}
      {context && <p className={styles.small}>{context}</p>}
      {open && (session || pilot) && (
        <p className={styles.small}>
          {NOTES.from}{' '}
          {session && (
            <TextLink href={`/communities/${communityId}/sessions/${session.id}`}>{session.topic}</TextLink>
          )}
          {session && pilot && ', '}
          {pilot && (
            <TextLink href={`/communities/${communityId}/pilots/${pilot.id}`}>{pilot.title}</TextLink>
          )}
        </p>
      )}
      <Ended annotation={annotation} />
      {open && answers.length > 0 && (
        <ul className={styles.answers} aria-label={NOTES.answers}>
          {answers.map((answer) => (
            <li key={answer.id} className={styles.answer}>
              <Face person={answer.by} />
              <div>
                <span className={styles.small}>
                  {answer.by.name} · <When at={answer.at} as="distance" />
                </span>
                <p className={styles.words}>{answer.words}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {open && !isWithdrawn(annotation) && (
        <Suspense>
          <Recognise
            communityId={communityId}
            about={{ kind: 'annotation', artifactId, annotationId: annotation.id }}
            person={author}
          />
        </Suspense>
      )}
      {open && !isWithdrawn(annotation) && <Actions annotation={annotation} more={more} />}
    </article>
  );
}

/** How it ended: taken up in a revision, or declined with a reason. */
function Ended({ annotation: { state, ended } }: { annotation: Annotation }) {
  const styles = useStyles();
  if (!ended) return null;
  const { by, revision, reason } = ended;
  return (
    <p className={styles.small}>
      {state === 'incorporated'
        ? revision === null
          ? NOTES.takenUpBy(by.name)
          : NOTES.takenUp(revision, by.name)
        : NOTES.declinedBy(by.name)}
      {reason && `: ${reason}`}
    </p>
  );
}

type Doing = 'answer' | 'edit' | 'decline';

function Actions({ annotation, more }: { annotation: Annotation; more?: React.ReactNode }) {
  const styles = useStyles();
  const [, go] = useLocation();
  const { communityId, artifactId, personId, writes, decides, owner, revision } = useAbout();
  const takenUp = useTakenUp(artifactId);
  const [doing, setDoing] = useState<Doing | null>(null);
  const row = useRef<HTMLDivElement>(null);
  const { id, author, answers, state, kind, etag } = annotation;
  const params = { communityId, artifactId, annotationId: id };
  const isMine = author.id === personId;
  const isOpen = state === 'open' || state === 'unplaced';
  const mayChange = isMine && isOpen && answers.length === 0;
  const done = () => {
    setDoing(null);
    requestAnimationFrame(() => row.current?.querySelector('button')?.focus());
  };
  const remove = useAction(async (operation) => {
    await call(removeAnnotation, { params, etag, operation });
    toast(NOTES.removed, {
      about: id,
      undo: () => {
        const { words, context, anchor, session, pilot } = annotation;
        const body = {
          ...{ kind, words, context, anchor, revision: annotation.revision },
          ...{ sessionId: session?.id ?? null, pilotId: pilot?.id ?? null },
        };
        void call(annotate, { params: { ...params, annotationId: crypto.randomUUID() }, body });
      },
    });
  });
  if (!writes) return null;
  if (doing === 'answer') return <AnswerForm annotationId={id} onDone={done} />;
  if (doing === 'edit')
    return <EditForm annotation={annotation} onDone={done} onReopen={() => setDoing('edit')} />;
  if (doing === 'decline')
    return (
      <ReasonForm
        name={`decline.${id}`}
        label={isMine ? NOTES.declineReasonMine : NOTES.declineReason(author.name)}
        send={NOTES.decline}
        onSend={(operation, reason) =>
          call(declineAnnotation, { params, body: { reason }, etag, operation }).then(() =>
            toast(NOTES.declined),
          )
        }
        onDone={done}
      />
    );
  const base = `/communities/${communityId}`;
  return (
    <>
      <div ref={row} className={styles.actions}>
        {answers.length < ANSWERS_MAX && (
          <Button size="small" appearance="subtle" onClick={() => setDoing('answer')}>
            {NOTES.answer}
          </Button>
        )}
        {state === 'open' && decides && (
          <Button
            size="small"
            appearance="subtle"
            title={NOTES.takeUpWhy}
            onClick={() => {
              takenUp.set(id, true);
              go(`${base}/knowledge/${artifactId}/edit`);
            }}
          >
            {NOTES.takeUp}
          </Button>
        )}
        {kind === 'adaptation' && isOpen && (
          <Button
            size="small"
            appearance="subtle"
            onClick={() =>
              go(
                `${base}/pilots/new?${new URLSearchParams({
                  artifact: artifactId,
                  revision: String(revision),
                  annotation: id,
                })}`,
              )
            }
          >
            {NOTES.tryIt}
          </Button>
        )}
        {isOpen && more}
        {isOpen && answers.length > 0 && (
          <Suspense>
            <MakeTopic
              inWords
              communityId={communityId}
              origin={{ kind: 'annotation', artifactId, annotationId: id }}
              text={annotation.words}
            />
          </Suspense>
        )}
        {state === 'open' && decides && (
          <Button size="small" appearance="subtle" onClick={() => setDoing('decline')}>
            {NOTES.decline}
          </Button>
        )}
        {mayChange && (
          <>
            <Button size="small" appearance="subtle" onClick={() => setDoing('edit')}>
              {NOTES.edit}
            </Button>
            <Button
              size="small"
              appearance="subtle"
              disabledFocusable={remove.busy}
              onClick={() => void remove.run()}
            >
              {NOTES.remove}
            </Button>
          </>
        )}
      </div>
      {isOpen && !decides && <p className={styles.small}>{NOTES.ownerDecides(owner)}</p>}
      {answers.length >= ANSWERS_MAX && <p className={styles.small}>{NOTES.answersFull}</p>}
      {remove.problem !== null && (
        <Problem slim problem={remove.problem} onRetry={() => void remove.again()} />
      )}
    </>
  );
}
