import { Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { type RefObject, useId } from 'react';
import { isQuestion, nodeOf, type Tree, type TreeNode } from '../../../domain/knowledge/types/tree.ts';
import { toast } from '../../app/toasts.tsx';
import { Button } from '../../components/Button.tsx';
import { isEnter } from '../../components/enter.ts';
import { MoreMenu } from '../../components/MoreMenu.tsx';
import { Select } from '../../components/Select.tsx';
import {
  begunWith,
  nameOfNode,
  waysInto,
  withAnswerBack,
  withAnswerMoved,
  withAnswerTo,
  withAnswerWords,
  withMoreAnswers,
  withNewNode,
  withNode,
  withNodeBack,
  withoutAnswer,
  withoutNode,
} from './edit-tree.ts';
import { BUILD } from './texts.ts';
import type { ChangeTree } from './use-tree.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '12px', minWidth: 0, alignContent: 'start' },
  ways: { display: 'flex', flexWrap: 'wrap', gap: '0 8px', margin: 0, color: tokens.colorNeutralForeground2 },
  way: {
    padding: 0,
    minHeight: '24px',
    border: 0,
    backgroundColor: 'transparent',
    font: 'inherit',
    textAlign: 'start',
    overflowWrap: 'anywhere',
    color: tokens.colorBrandForegroundLink,
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  heading: { margin: '4px 0 0', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  answers: { display: 'grid', gap: '8px', margin: 0, padding: 0, listStyleType: 'none' },
  answer: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto minmax(0, 1.2fr) auto auto',
    alignItems: 'start',
    gap: '6px',
    '@media (max-width: 480px)': {
      gridTemplateColumns: 'minmax(0, 1fr) auto auto',
      paddingBottom: '10px',
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
      '& > :first-child': { gridColumn: '1 / -1' },
    },
  },
  leads: { display: 'flex', flexWrap: 'wrap', gap: '4px', '& > span': { flex: '1 1 100%' } },
  arrow: {
    lineHeight: '32px',
    color: tokens.colorNeutralForeground3,
    '@media (max-width: 480px)': { display: 'none' },
  },
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  last: { marginInlineStart: 'auto' },
});

export interface NodeFormProps {
  readonly tree: Tree;
  readonly node: TreeNode;
  readonly titleField: RefObject<HTMLTextAreaElement | null>;
  readonly onChange: ChangeTree;
  /** `write`: its title is what one goes on with. */
  readonly onOpen: (id: string, write?: boolean) => void;
}

/** A question with its answers, or an outcome. */
export function NodeForm({ tree, node, titleField, onChange, onOpen }: NodeFormProps) {
  const styles = useStyles();
  const list = useId();
  const { id, answers } = node;
  const asks = isQuestion(node);
  const first = tree.nodes[0] === node;
  const ways = waysInto(tree, id);

  function lead(at: number, kind: 'question' | 'outcome') {
    const made = withNewNode(tree, id, at, kind);
    onChange(made.tree);
    onOpen(made.id, true);
  }
  function remove() {
    onChange(withoutNode(tree, id));
    // What was typed elsewhere since then stays.
    toast(BUILD.removed(nameOfNode(node)), { undo: () => onChange((now) => withNodeBack(now, tree, id)) });
    const next = ways[0]?.node ?? tree.nodes.find((one) => one !== node);
    if (next) onOpen(next.id, true);
  }
  function removeAnswer(at: number) {
    onChange(withoutAnswer(tree, id, at));
    const answer = answers[at];
    if (answer)
      toast(BUILD.answerRemoved(answer.words), {
        undo: () => onChange((now) => withAnswerBack(now, id, at, answer)),
      });
    document.getElementById(`${list}-add`)?.focus();
  }
  function addAnswer() {
    onChange(withMoreAnswers(tree, id));
    requestAnimationFrame(() => document.getElementById(`${list}-${asks ? answers.length : 0}`)?.focus());
  }

  return (
    <div className={styles.root}>
      <p className={styles.ways}>
        {first ? (
          BUILD.firstHere
        ) : (
          <>
            {ways.length > 0 && BUILD.reachedBy}
            {ways.map(({ node: from, words }) => (
              <button
                key={`${from.id} ${words}`}
                type="button"
                className={styles.way}
                onClick={() => onOpen(from.id)}
              >
                {nameOfNode(from)} {words}
              </button>
            ))}
          </>
        )}
      </p>
      <Field label={asks ? BUILD.questionTitle : BUILD.outcomeTitle} required>
        <Textarea
          ref={titleField}
          rows={2}
          resize="vertical"
          value={node.title}
          maxLength={200}
          onChange={(_, data) =>
            onChange(withNode(tree, id, { title: data.value.replace(/\s*\n\s*/g, ' ') }), `title ${id}`)
          }
          onKeyDown={(event) => {
            // A title is one line, however long it is.
            if (!isEnter(event) || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            document.getElementById(asks ? `${list}-0` : `${list}-text`)?.focus();
          }}
        />
      </Field>
      {asks && (
        <>
          <h2 className={styles.heading} id={list}>
            {BUILD.answers}
          </h2>
          <ul aria-labelledby={list} className={styles.answers}>
            {answers.map(({ words, to }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: answers are known by their place
              <li key={at} className={styles.answer}>
                <Input
                  id={`${list}-${at}`}
                  aria-label={BUILD.answer(at + 1)}
                  value={words}
                  maxLength={120}
                  onChange={(_, data) =>
                    onChange(withAnswerWords(tree, id, at, data.value), `answer ${id} ${at}`)
                  }
                />
                <span aria-hidden className={styles.arrow}>
                  →
                </span>
                <div className={styles.leads}>
                  {tree.nodes.length > 1 && (
                    <Select
                      aria-label={BUILD.leadsTo(at + 1)}
                      value={nodeOf(tree, to) ? to : ''}
                      onChange={(event) => onChange(withAnswerTo(tree, id, at, event.target.value))}
                    >
                      <option value="">{BUILD.choose}</option>
                      {tree.nodes
                        .filter((one) => one !== node)
                        .map((one) => (
                          <option key={one.id} value={one.id}>
                            {nameOfNode(one)}
                          </option>
                        ))}
                    </Select>
                  )}
                  {!nodeOf(tree, to) && (
                    <>
                      <Button
                        size="small"
                        aria-label={BUILD.newQuestionFor(at + 1)}
                        onClick={() => lead(at, 'question')}
                      >
                        {BUILD.newQuestion}
                      </Button>
                      <Button
                        size="small"
                        aria-label={BUILD.newOutcomeFor(at + 1)}
                        onClick={() => lead(at, 'outcome')}
                      >
                        {BUILD.newOutcome}
                      </Button>
                    </>
                  )}
                </div>
                <Button
                  size="small"
                  appearance="subtle"
                  icon="›"
                  aria-label={BUILD.open(at + 1)}
                  title={BUILD.open(at + 1)}
                  disabledFocusable={!nodeOf(tree, to)}
                  onClick={() => onOpen(to, true)}
                />
                <MoreMenu
                  label={BUILD.more(at + 1)}
                  items={[
                    {
                      label: BUILD.up,
                      off: at === 0,
                      run: () => onChange(withAnswerMoved(tree, id, at, at - 1)),
                    },
                    {
                      label: BUILD.down,
                      off: at === answers.length - 1,
                      run: () => onChange(withAnswerMoved(tree, id, at, at + 1)),
                    },
                    { label: BUILD.removeAnswer, apart: true, run: () => removeAnswer(at) },
                  ]}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={styles.row}>
        <Button id={`${list}-add`} size="small" onClick={addAnswer}>
          {asks ? BUILD.addAnswer : BUILD.makeQuestion}
        </Button>
      </div>
      <Field label={asks ? BUILD.questionText : BUILD.outcomeText}>
        <Textarea
          id={`${list}-text`}
          rows={asks ? 2 : 4}
          resize="vertical"
          value={node.text}
          onChange={(_, data) => onChange(withNode(tree, id, { text: data.value }), `text ${id}`)}
        />
      </Field>
      <div className={styles.row}>
        {asks && !first && (
          <Button size="small" appearance="subtle" onClick={() => onChange(begunWith(tree, id))}>
            {BUILD.beginHere}
          </Button>
        )}
        {tree.nodes.length > 1 && (
          <Button size="small" appearance="subtle" className={styles.last} onClick={remove}>
            {BUILD.remove}
          </Button>
        )}
      </div>
    </div>
  );
}
