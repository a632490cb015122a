import { makeStyles, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, lazy, Suspense, useMemo, useState } from 'react';
import { BODY_MAX } from '../../../domain/knowledge/artifact.ts';
import { runTest } from '../../../domain/knowledge/types/check-tree.ts';
import { isTree, type Tree } from '../../../domain/knowledge/types/tree.ts';
import { beyondTree } from '../../../domain/knowledge/types/write-tree.ts';
import { Button } from '../../components/Button.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TabPanel, Tabs } from '../../components/Tabs.tsx';
import { FormOrText } from '../FormOrText.tsx';
import type { TypeEditorProps } from '../types.ts';
import { Build } from './Build.tsx';
import { BUILD } from './texts.ts';
import { useTree } from './use-tree.ts';

const TestCases = lazy(() => import('./TestCases.tsx'));
const TryOut = lazy(() => import('./TryOut.tsx'));

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '4px 8px', marginBottom: '16px' },
  tabs: { flex: '1 1 240px' },
  panel: { ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '4px' } },
  over: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

type View = 'build' | 'walk' | 'tests';

/** The editor of a decision tree: built as a picture, walked and tested, with its Markdown behind it. */
export default function TreeEditor({ body, onChange, text }: TypeEditorProps) {
  const editing = useTree(body, onChange);
  const { tree, ours } = editing;
  const beyond = useMemo(() => (ours ? null : whyText(tree, body)), [ours, tree, body]);
  return <FormOrText beyond={beyond} text={text} form={() => <Form {...editing} length={body.length} />} />;
}

/** Why a text is edited as text; null if the form holds all of it. */
function whyText(tree: Tree, body: string): string | null {
  if (tree.nodes.length > 0 && !isTree(tree) && tree.nodes.some((node) => node.text !== ''))
    return BUILD.notInForm;
  const part = beyondTree(body);
  return part === null ? null : BUILD.beyond(part);
}

function Form({ tree, change, undo, redo, length }: ReturnType<typeof useTree> & { length: number }) {
  const styles = useStyles();
  const [view, setView] = useState<View>('build');
  const failing = tree.tests.filter((test) => !runTest(tree, test).passes).length;

  function onKeyDown(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    // The whole form goes back step by step, not one field after another.
    event.preventDefault();
    if (key === 'y' || event.shiftKey) redo?.();
    else undo?.();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields within
    <div onKeyDown={onKeyDown}>
      <div className={styles.bar}>
        <Tabs
          label={BUILD.views}
          className={styles.tabs ?? ''}
          chosen={view}
          onChoose={setView}
          tabs={[
            { id: 'build', label: BUILD.build },
            { id: 'walk', label: BUILD.walk },
            {
              id: 'tests',
              label: BUILD.tests,
              badge: failing > 0 ? `! ${failing}` : tree.tests.length || undefined,
            },
          ]}
        />
        <Button size="small" aria-keyshortcuts="Control+Z" disabledFocusable={!undo} onClick={() => undo?.()}>
          {BUILD.undo}
        </Button>
        <Button size="small" aria-keyshortcuts="Control+Y" disabledFocusable={!redo} onClick={() => redo?.()}>
          {BUILD.redo}
        </Button>
      </div>
      {length > BODY_MAX && (
        <p role="status" className={styles.over}>
          {BUILD.budget(length, BODY_MAX)}
        </p>
      )}
      <TabPanel id="build" shown={view === 'build'} className={styles.panel ?? ''}>
        <Build tree={tree} onChange={change} />
      </TabPanel>
      <TabPanel id="walk" shown={view === 'walk'} className={styles.panel ?? ''}>
        <Suspense fallback={<SkeletonRows rows={4} />}>
          {view === 'walk' && <TryOut tree={tree} onChange={change} />}
        </Suspense>
      </TabPanel>
      <TabPanel id="tests" shown={view === 'tests'} className={styles.panel ?? ''}>
        <Suspense fallback={<SkeletonRows rows={4} />}>
          {view === 'tests' && <TestCases tree={tree} onChange={change} onWalk={() => setView('walk')} />}
        </Suspense>
      </TabPanel>
    </div>
  );
}
