import { mergeClasses } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import { When } from '../components/When.tsx';
import { useRowStyles } from './ArtifactRow.tsx';
import { KNOWLEDGE, TYPES } from './texts.ts';

interface Props {
  readonly href: string;
  readonly draft: ArtifactDraft;
  readonly at: string;
}

/** Something begun that has not reached the server yet: no title so far, or no network. */
export function LocalDraftRow({ href, draft, at }: Props) {
  const styles = useRowStyles();
  return (
    <li className={styles.row}>
      <div>
        <Link href={href} className={styles.title}>
          {draft.title.trim() || KNOWLEDGE.untitled}
        </Link>
        <span className={styles.signs}>
          <span className={styles.sign}>{KNOWLEDGE.unsaved}</span>
        </span>
      </div>
      <span className={styles.quiet}>{TYPES[draft.type]}</span>
      <span className={mergeClasses(styles.quiet, styles.when)}>
        <When at={at} as="distance" />
      </span>
    </li>
  );
}
