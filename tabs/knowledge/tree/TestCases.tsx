import { Field, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { runTest, walk } from '../../../domain/knowledge/types/check-tree.ts';
import { nodeOf, type TestCase, type Tree } from '../../../domain/knowledge/types/tree.ts';
import { sayTest } from '../../../domain/knowledge/types/tree-words.ts';
import { toast } from '../../app/toasts.tsx';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Select.tsx';
import { nameOfNode, withoutTest, withTest, withTestBack, withTestChanged } from './edit-tree.ts';
import { TESTS } from './texts.ts';
import type { ChangeTree } from './use-tree.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '12px', maxWidth: '720px' },
  words: { margin: 0, color: tokens.colorNeutralForeground2 },
  count: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  test: {
    display: 'grid',
    gap: '10px',
    padding: '16px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  answers: {
    display: 'grid',
    gap: '8px 16px',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
  },
  result: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    overflowWrap: 'anywhere',
  },
  sign: { fontWeight: tokens.fontWeightBold },
  passes: { color: tokens.colorPaletteGreenForeground1 },
  fails: { color: tokens.colorPaletteDarkOrangeForeground1 },
  last: { marginInlineStart: 'auto' },
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface Props {
  readonly tree: Tree;
  readonly onChange: ChangeTree;
  readonly onWalk: () => void;
}

/** Who asks, what they answer and where they should arrive; each says at once whether they do. */
export default function TestCases({ tree, onChange, onWalk }: Props) {
  const styles = useStyles();
  const passing = tree.tests.filter((test) => runTest(tree, test).passes).length;
  return (
    <div className={styles.root}>
      <p className={styles.words}>{tree.tests.length === 0 ? TESTS.none : TESTS.what}</p>
      {tree.tests.length > 0 && (
        <p className={styles.count} role="status">
          {TESTS.count(passing, tree.tests.length)}
        </p>
      )}
      <ul className={styles.list}>
        {tree.tests.map((test, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: test cases are known by their place
          <li key={at} className={styles.test}>
            <One
              tree={tree}
              test={test}
              onChange={(part, about) => onChange(withTestChanged(tree, at, part), about && `${about} ${at}`)}
              onRemove={() => {
                onChange(withoutTest(tree, at));
                toast(TESTS.removed, { undo: () => onChange((now) => withTestBack(now, at, test)) });
              }}
            />
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        <Button appearance={tree.tests.length === 0 ? 'primary' : 'secondary'} onClick={onWalk}>
          {TESTS.walk}
        </Button>
        <Button onClick={() => onChange(withTest(tree, { about: '', answers: [], arrives: '' }))}>
          {TESTS.add}
        </Button>
      </div>
    </div>
  );
}

interface OneProps {
  readonly tree: Tree;
  readonly test: TestCase;
  readonly onChange: (part: Partial<TestCase>, about?: string) => void;
  readonly onRemove: () => void;
}

function One({ tree, test, onChange, onRemove }: OneProps) {
  const styles = useStyles();
  const tested = runTest(tree, test);
  const { steps, at } = walk(tree, test.answers);
  const asked = [
    ...steps.map(({ node, answer }) => ({ node, answer })),
    ...(at ? [{ node: at, answer: '' }] : []),
  ];
  return (
    <>
      <Field label={TESTS.about} hint={test.about === '' ? TESTS.aboutHint : undefined}>
        <Input
          value={test.about}
          maxLength={200}
          onChange={(_, data) => onChange({ about: data.value }, 'about')}
        />
      </Field>
      <div className={styles.answers}>
        {asked.map(
          ({ node, answer }, step) =>
            node.answers.length > 0 && (
              <Field key={node.id} label={nameOfNode(node)}>
                {(control) => (
                  <Select
                    {...control}
                    value={answer}
                    onChange={(event) =>
                      onChange({
                        answers: [
                          ...steps.slice(0, step).map((one) => one.answer),
                          ...(event.target.value ? [event.target.value] : []),
                        ],
                      })
                    }
                  >
                    <option value="">{TESTS.stopHere}</option>
                    {node.answers
                      .filter(({ to }) => nodeOf(tree, to))
                      .map(({ words, to }) => (
                        <option key={`${to} ${words}`} value={words}>
                          {words}
                        </option>
                      ))}
                  </Select>
                )}
              </Field>
            ),
        )}
        <Field label={TESTS.arrives}>
          {(control) => (
            <Select
              {...control}
              value={tested.expected?.id ?? ''}
              onChange={(event) => onChange({ arrives: event.target.value })}
            >
              <option value="" disabled>
                {TESTS.choose}
              </option>
              {tree.nodes.map((node) => (
                <option key={node.id} value={node.id}>
                  {nameOfNode(node)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <div className={styles.result}>
        <span className={mergeClasses(styles.sign, tested.passes ? styles.passes : styles.fails)}>
          {tested.passes ? `✓ ${TESTS.passes}` : `! ${TESTS.fails}`}
        </span>
        <span>{sayTest(tree, test, tested)}</span>
        <Button size="small" appearance="subtle" className={styles.last} onClick={onRemove}>
          {TESTS.remove}
        </Button>
      </div>
    </>
  );
}
