import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { walk } from '../../../domain/knowledge/types/check-tree.ts';
import { isTree, type Tree } from '../../../domain/knowledge/types/tree.ts';
import { toast } from '../../app/toasts.tsx';
import { Button } from '../../components/Button.tsx';
import { isEnter } from '../../components/enter.ts';
import { withTest } from './edit-tree.ts';
import { TESTS, WALK } from './texts.ts';
import type { ChangeTree } from './use-tree.ts';
import { Walk } from './Walk.tsx';

const useStyles = makeStyles({
  keep: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '8px' },
  field: { flex: '1 1 240px' },
  kept: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly tree: Tree;
  readonly onChange: ChangeTree;
}

/** Walks the tree as it is written now; a walk to its end can be kept as a test case. */
export default function TryOut({ tree, onChange }: Props) {
  const styles = useStyles();
  const [path, setPath] = useState<readonly string[]>([]);
  const [about, setAbout] = useState<string | null>(null);
  if (!isTree(tree)) return <p className={styles.kept}>{WALK.notATree}</p>;

  function keep() {
    const { at, steps } = walk(tree, path);
    if (!at || about === null || about.trim() === '') return;
    const answers = steps.map(({ answer }) => answer);
    const kept = { about: about.trim(), answers, arrives: at.id };
    onChange(withTest(tree, kept));
    setAbout(null);
    toast(TESTS.kept, {
      undo: () => onChange((now) => ({ ...now, tests: now.tests.filter((test) => test !== kept) })),
    });
  }

  return (
    <Walk
      tree={tree}
      path={path}
      onPath={(next) => {
        setPath(next);
        setAbout(null);
      }}
      atOutcome={
        about === null ? (
          <div className={styles.keep}>
            <Button appearance="primary" onClick={() => setAbout('')}>
              {TESTS.keep}
            </Button>
          </div>
        ) : (
          <div className={styles.keep}>
            <Field label={TESTS.about} hint={TESTS.aboutHint} className={styles.field}>
              <Input
                autoFocus
                value={about}
                maxLength={200}
                onChange={(_, data) => setAbout(data.value)}
                onKeyDown={(event) => {
                  if (isEnter(event)) keep();
                }}
              />
            </Field>
            <Button appearance="primary" disabledFocusable={about.trim() === ''} onClick={keep}>
              {TESTS.keepIt}
            </Button>
          </div>
        )
      }
    />
  );
}
