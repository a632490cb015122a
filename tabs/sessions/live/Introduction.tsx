import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Suspense, useId, useMemo, useState } from 'react';
import { artifactText } from '../../../domain/knowledge/text.ts';
import { oneLine } from '../../../domain/shared/markdown-tokens.ts';
import { beginning } from '../../../domain/shared/text.ts';
import { LazyMarkdown } from '../../components/LazyMarkdown.ts';
import { useLinkStyles } from '../../components/TextLink.tsx';
import { WALKING } from './working-texts.ts';

const useStyles = makeStyles({
  root: { overflowWrap: 'anywhere' },
  words: { margin: 0 },
  more: { fontSize: tokens.fontSizeBase200 },
});

/** About four lines beside a call: what can be done stays in sight below them. */
const SHORT = 160;
/** What is hardly longer is shown as a whole. */
const HARDLY = 40;

/** What stands before a tree's first question, of a long one its beginning. */
export function Introduction({ children }: { children: string }) {
  const styles = useStyles();
  const links = useLinkStyles();
  const id = useId();
  const [open, setOpen] = useState(false);
  const plain = useMemo(() => oneLine(artifactText('decision tree', children).text), [children]);
  const isLong = plain.length > SHORT + HARDLY;
  return (
    <div className={styles.root}>
      <div id={id}>
        {isLong && !open ? (
          <p className={styles.words}>{beginning(plain, SHORT).replace(/\s+\S*$/, '')} …</p>
        ) : (
          <Suspense fallback={<p className={styles.words}>{plain}</p>}>
            <LazyMarkdown top={3}>{children}</LazyMarkdown>
          </Suspense>
        )}
      </div>
      {isLong && (
        <button
          type="button"
          className={mergeClasses(links.button, styles.more)}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {open ? WALKING.less : WALKING.more}
        </button>
      )}
    </div>
  );
}
