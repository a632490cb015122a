import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useImperativeHandle, useRef, useState } from 'react';
import { SkeletonRows } from '../../components/Rows.tsx';
import type { ArtifactEditorProps } from '../artifact-editor.ts';
import { charactersOver, EditorFoot } from '../EditorFoot.tsx';
import { ImportButton } from '../ImportButton.tsx';
import { EDITOR } from '../texts.ts';
import type { Beyond } from './beyond.ts';
import { LinkBar } from './LinkBar.tsx';
import { type AreaHandle, RichArea } from './RichArea.tsx';
import { RichToolbar } from './RichToolbar.tsx';
import { NO_STATE } from './rich.ts';
import { RICH } from './texts.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '4px 8px', marginBottom: '4px' },
  opening: { padding: '8px 16px' },
  choices: { display: 'flex', alignItems: 'center', gap: '8px', marginInlineStart: 'auto' },
  panes: {
    display: 'grid',
    gap: '24px',
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@media (min-width: 900px)': { gridAutoFlow: 'column', gridAutoColumns: 'minmax(0, 1fr)' },
  },
  pane: {
    minWidth: 0,
    height: 'max(320px, calc(100dvh - 340px))',
    // The toolbar and all of the field above a phone's keyboard.
    '&:is([data-phone] *)': { height: 'max(160px, calc(var(--seen-height, 100dvh) - 200px))' },
  },
  compare: {
    boxSizing: 'border-box',
    overflowY: 'auto',
    padding: '8px 16px 16px',
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

interface Props extends ArtifactEditorProps {
  readonly onBeyond: (beyond: readonly Beyond[]) => void;
  readonly onFailed: () => void;
}

/** The body of an artifact as its readers will see it, with a toolbar. */
export function RichBody(props: Props) {
  const { body, onChange, onFile, onPasteFile, start, bar, problem, compare, onBeyond, onFailed, ref } =
    props;
  const styles = useStyles();
  const id = useId();
  const area = useRef<AreaHandle>(null);
  const [state, setState] = useState(NO_STATE);
  const [linking, setLinking] = useState(false);
  const over = charactersOver(body);
  useImperativeHandle(ref, () => ({
    focus: () => area.current?.rich?.focus(),
    selection: () => null,
    select: () => {},
  }));
  return (
    <div>
      <div className={styles.bar}>
        <RichToolbar
          controls={id}
          state={state}
          onCommand={(name) => area.current?.rich?.run(name)}
          onLink={() => setLinking(true)}
        />
        <div className={styles.choices}>
          <ImportButton onFile={onFile} />
          {bar}
        </div>
      </div>
      {linking && (
        <LinkBar
          link={state.link}
          onLink={(href) => {
            if (area.current?.rich?.link(href) === false) return false;
            setLinking(false);
            return true;
          }}
          onClose={() => {
            setLinking(false);
            area.current?.rich?.focus();
          }}
        />
      )}
      {body.trim() === '' && start}
      <div className={styles.panes}>
        <RichArea
          ref={area}
          id={id}
          className={styles.pane}
          body={body}
          onChange={onChange}
          label={EDITOR.body}
          describedBy={`${id}-hint ${id}-budget`}
          invalid={problem !== null || over > 0}
          placeholder={RICH.placeholder}
          meanwhile={
            <div className={styles.opening} role="status" aria-label={RICH.opening}>
              <SkeletonRows rows={4} />
            </div>
          }
          onState={setState}
          onLink={() => setLinking(true)}
          {...{ onBeyond, onFailed, onFile, onPasteFile }}
        />
        {compare && (
          <section
            aria-label={EDITOR.conflictTitle}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a long comparison is scrolled by keyboard too
            tabIndex={0}
            className={mergeClasses(styles.pane, styles.compare)}
          >
            {compare}
          </section>
        )}
      </div>
      <EditorFoot id={id} body={body} hint={problem ?? RICH.hint} />
    </div>
  );
}
